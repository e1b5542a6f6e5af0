using Postfix.Config;

namespace Postfix.PostfixCommand.Installation;

/// <summary>What an administrator has to do after the first installation (post-install, "first-install-reminder").</summary>
internal static class Reminder
{
    /// <summary>The text.</summary>
    public static string For(Settings settings)
    {
        string database = settings[MailParameters.AliasDatabase];
        string aliases = database[(database.IndexOf(':') + 1)..];
        return
            $"""

                Warning: you still need to edit myorigin/mydestination/mynetworks
                parameter settings in {settings.ConfigDirectory}/main.cf.

                See also https://www.postfix.org/STANDARD_CONFIGURATION_README.html
                for information about dialup sites or about sites inside a
                firewalled network.

                BTW: Check your {aliases} file and be sure to set up aliases
                that send mail for root and postmaster to a real person, then
                run {settings[CommandParameters.NewaliasesPath]}.


            """;
    }
}
