namespace Postfix.Cli;

/// <summary>The command line does not fit the command; the skeleton prints the usage line and exits.</summary>
public sealed class UsageException : Exception
{
    /// <param name="complaint">What getopt(3) would print; empty for none.</param>
    public UsageException(string complaint = "")
        : base(complaint)
    {
    }
}
