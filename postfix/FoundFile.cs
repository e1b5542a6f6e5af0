using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>A file that a walk came by.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Status">Its own status, not that of what it links to.</param>
internal readonly record struct FoundFile(string Path, FileStatus Status);
