using Postfix.Events;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>A client that was accepted. The skeleton closes the descriptors after <see cref="IConnectionHandler.Serve"/>.</summary>
/// <param name="Input">The connected socket; standard input under <c>-S</c>.</param>
/// <param name="Output">The same socket, or standard output under <c>-S</c>.</param>
/// <param name="Listener">Index of the listening socket that it came from, in master.cf order.</param>
public sealed record ClientConnection(FileDescriptor Input, FileDescriptor Output, int Listener)
{
    /// <summary>True under <c>-S</c>: a program on standard input and output instead of a network client.</summary>
    public bool IsStandardInput => !ReferenceEquals(Input, Output);

    /// <summary>What the program that passed the connection on says about it; null when the client came by itself.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>
    /// Who serves the client for longer than <c>daemon_timeout</c> must give a sign of life here; null when nobody looks at it.
    /// </summary>
    public WorkClock? Clock { get; internal set; }
}
