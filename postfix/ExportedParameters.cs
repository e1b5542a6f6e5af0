using Postfix.Config;

namespace Postfix.PostfixCommand;

/// <summary>Parameters that the programs started by postfix(1) find in their environment (contract: master-child.md, section 6).</summary>
internal static class ExportedParameters
{
    public static readonly IReadOnlyList<Parameter<string>> All =
    [
        MailParameters.CommandDirectory, MailParameters.DaemonDirectory, MailParameters.DataDirectory,
        MailParameters.MetaDirectory, MailParameters.QueueDirectory, MailParameters.ShlibDirectory, MailParameters.MailOwner,
        MailParameters.SetgidGroup, CommandParameters.SendmailPath, CommandParameters.MailqPath,
        CommandParameters.NewaliasesPath, CommandParameters.ManpageDirectory, CommandParameters.SampleDirectory,
        CommandParameters.ReadmeDirectory, CommandParameters.HtmlDirectory,
    ];
}
