using Postfix.Logging;
using Postfix.Text;

namespace Postfix.PostfixCommand.Installation;

/// <summary>What "postfix post-install", "set-permissions" and "upgrade-configuration" are asked for.</summary>
/// <param name="Steps">What to do.</param>
/// <param name="Overrides">Parameters with new values, which main.cf keeps.</param>
internal sealed record InstallationRequest(InstallationSteps Steps, IReadOnlyDictionary<string, string> Overrides)
{
    private const string Usage =
        """
        Usage: postfix post-install [name=value] command
            create-missing          Create missing queue directories.
            upgrade-source          When installing or upgrading from source code.
            upgrade-package         When installing or upgrading from pre-built package.
            first-install-reminder  Remind of mandatory first-time configuration steps.
            name=value              Specify an installation parameter.
        """;

    // Words that may be cut short have their shortest form here.
    private static readonly (string Word, bool MayGoOn, InstallationSteps Steps)[] s_words =
    [
        ("create-missing", false, InstallationSteps.CreateMissing),
        ("set-perm", true, InstallationSteps.CreateMissing | InstallationSteps.SetPermissions),
        ("upgrade-perm", true, InstallationSteps.CreateMissing | InstallationSteps.UpgradePermissions),
        ("upgrade-conf", true, InstallationSteps.UpgradeConfiguration),
        ("upgrade-source", false,
            InstallationSteps.CreateMissing | InstallationSteps.UpgradePermissions | InstallationSteps.UpgradeConfiguration),
        ("upgrade-package", false,
            InstallationSteps.CreateMissing | InstallationSteps.SetPermissions | InstallationSteps.UpgradeConfiguration),
        ("first-install", true, InstallationSteps.Remind),
    ];

    /// <summary>Reads the words of a command.</summary>
    /// <exception cref="FatalException">One of them means nothing, or there is nothing to do.</exception>
    public static InstallationRequest Parse(IEnumerable<string> words)
    {
        InstallationSteps steps = InstallationSteps.None;
        Dictionary<string, string> overrides = new(StringComparer.Ordinal);
        foreach (string word in words)
        {
            if (word.AsSpan().ContainsAny(' ', '\t'))
                throw new FatalException($"argument contains whitespace: '{word}'");
            int equals = word.IndexOf('=');
            if (equals < 0)
                steps |= StepsOf(word);
            else
                overrides[word[..equals]] = word[(equals + 1)..];
        }
        return steps == InstallationSteps.None ? throw new FatalException(Usage) : new(steps, overrides);
    }

    /// <summary>Whether a step is asked for.</summary>
    public bool Has(InstallationSteps any) => (Steps & any) != InstallationSteps.None;

    private static InstallationSteps StepsOf(string word)
    {
        foreach ((string known, bool mayGoOn, InstallationSteps steps) in s_words)
        {
            if (mayGoOn ? word.StartsWith(known, StringComparison.Ordinal) : word == known)
                return steps;
        }
        throw new FatalException(Usage);
    }
}
