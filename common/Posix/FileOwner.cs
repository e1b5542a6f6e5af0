namespace Postfix.Posix;

/// <summary>User and group of a file.</summary>
public readonly record struct FileOwner(uint Uid, uint Gid);
