using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.PostfixCommand.Upgrade;
using Postfix.Server;

namespace Postfix.PostfixCommand.Installation;

/// <summary>postfix set-permissions, upgrade-configuration and post-install (postfix(1); post-install of Postfix).</summary>
internal static class InstallationActions
{
    /// <summary>Both are words of post-install, which also makes what is missing.</summary>
    public static int RunNamed(ControlContext context) => Run(context, ["create-missing", .. context.Operands]);

    public static int PostInstall(ControlContext context) => Run(context, context.Operands.Skip(1));

    private static int Run(ControlContext context, IEnumerable<string> words)
    {
        try
        {
            InstallationRequest request = InstallationRequest.Parse(words);
            if (request.Has(InstallationSteps.SetPermissions | InstallationSteps.UpgradePermissions) && Credentials.EffectiveUid != 0)
                return context.Fail("set-permissions needs root rights");
            return Run(context with { Settings = InstallationParameters.Override(context.Settings, request.Overrides) }, request);
        }
        catch (Exception problem) when (problem is FatalException or ConfigurationException or PosixException)
        {
            // Where Postfix says it, and not only in the mail log: whoever installs is there.
            context.Terminal.WriteError("postfix post-install: Error: " + problem.Message);
            return 1;
        }
    }

    private static int Run(ControlContext context, InstallationRequest request)
    {
        MailAccounts.Check(context.Settings);
        if (InstallationParameters.Save(context, request.Overrides) is not 0 and var failure)
            return failure;
        InstallationLayout layout = InstallationLayout.From(context.Settings);
        foreach (ExpectedFile directory in request.Has(InstallationSteps.CreateMissing) ? layout.Directories : [])
            directory.CreateMissing(context.Log);
        foreach (ExpectedFile file in Chosen(layout, request, context.IsPrimaryInstance))
            file.SetPermissions(context.Log);
        if (request.Has(InstallationSteps.UpgradeConfiguration)
            && ConfigurationUpgrade.Run(context, layout.ObsoleteFiles) is not 0 and var trouble)
            return trouble;
        if (request.Has(InstallationSteps.Remind))
            context.Terminal.Write(Reminder.For(context.Settings));
        return 0;
    }

    private static IEnumerable<ExpectedFile> Chosen(InstallationLayout layout, InstallationRequest request, bool isPrimary)
    {
        FileCare wanted = request.Has(InstallationSteps.SetPermissions) ? FileCare.None : FileCare.Upgrade;
        return request.Has(InstallationSteps.SetPermissions | InstallationSteps.UpgradePermissions)
            ? layout.Files.Where(file => file.Care.HasFlag(wanted) && (isPrimary || !file.Care.HasFlag(FileCare.Shared)))
            : [];
    }
}
