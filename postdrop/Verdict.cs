using Postfix.Services;

namespace Postfix.Postdrop;

/// <summary>What became of a submission.</summary>
/// <param name="Status">Ok, or what was wrong.</param>
/// <param name="Reason">Words for the user; empty when the status says enough.</param>
internal readonly record struct Verdict(CleanupStatus Status, string Reason);
