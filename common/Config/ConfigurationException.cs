using Postfix.Logging;

namespace Postfix.Config;

/// <summary>The configuration cannot be used. The message is the text of the one <c>fatal:</c> line that the program skeleton logs.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Creates the exception from a complete message.</summary>
    /// <param name="message">Text of the fatal line, in Postfix's words.</param>
    /// <param name="file">Configuration file, when known.</param>
    /// <param name="line">Line in that file, from 1.</param>
    /// <param name="parameter">Name of the parameter, when one is to blame.</param>
    public ConfigurationException(string message, string? file = null, int? line = null, string? parameter = null)
        : base(message)
    {
        (File, Line, Parameter) = (file, line, parameter);
    }

    /// <summary>Configuration file, when known.</summary>
    public string? File { get; }

    /// <summary>Line in that file, from 1.</summary>
    public int? Line { get; }

    /// <summary>Name of the parameter, when one is to blame.</summary>
    public string? Parameter { get; }

    /// <summary>Whether it is the macros of a value that are to blame (<see cref="Settings.Expand"/>).</summary>
    public bool IsMacroError { get; init; }

    /// <summary>Details that belong in <c>error:</c> lines before the fatal one.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Details that belong in <c>warning:</c> lines before the fatal one.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Logs the details; the fatal line with the message is left to the caller, who knows how the program ends.</summary>
    public void LogDetails(Log log)
    {
        foreach (string error in Errors)
        {
            log.Error(error);
        }

        foreach (string warning in Warnings)
        {
            log.Warning(warning);
        }
    }
}
