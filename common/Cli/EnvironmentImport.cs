namespace Postfix.Cli;

/// <summary>What a command does with <c>import_environment</c> (postconf(5)).</summary>
public enum EnvironmentImport
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Sets what it sets; the rest of the environment is its user's, and so is the program.</summary>
    Settings,

    /// <summary>Also removes what it does not name: for programs with more rights than their user, or that start such programs.</summary>
    Only,
}
