namespace Postfix.Lookup.Tables;

/// <summary>A database server did not do what it was asked for; the message is the whole line for the log, without secrets.</summary>
/// <param name="message">The line.</param>
/// <param name="fault">What it says about the server.</param>
internal sealed class DatabaseException(string message, ServerFault fault) : Exception(message)
{
    /// <summary>What this says about the server.</summary>
    public ServerFault Fault => fault;

    /// <summary>Whether the line is an "error: " line, as Postfix has it; else a "warning: " line.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether it only matters when no other server answers either.</summary>
    public bool IsMinor { get; init; }
}
