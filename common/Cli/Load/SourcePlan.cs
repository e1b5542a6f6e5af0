namespace Postfix.Cli.Load;

/// <summary>What a load generator is to do.</summary>
/// <param name="Messages">Number of messages.</param>
/// <param name="Sessions">Number of connections at a time.</param>
/// <param name="ConnectAttempts">Attempts to connect before giving up.</param>
/// <param name="FixedDelay">Wait after each message; zero for none.</param>
/// <param name="RandomDelay">Longest random wait after each message, in whole seconds; zero for none.</param>
/// <param name="WindowSize">Size of the socket's buffers; 0 for the system's choice.</param>
public sealed record SourcePlan(
    int Messages, int Sessions, int ConnectAttempts, TimeSpan FixedDelay, TimeSpan RandomDelay, int WindowSize);
