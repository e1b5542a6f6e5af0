namespace Postfix.Posix;

/// <summary>What is watched or what happened.</summary>
/// <param name="Key">Chosen by the watcher, to know the descriptor by.</param>
/// <param name="CanRead">Data, end of file, or an error that the next read tells.</param>
/// <param name="CanWrite">Room for data, or an error that the next write tells.</param>
public readonly record struct EpollEvent(long Key, bool CanRead, bool CanWrite);
