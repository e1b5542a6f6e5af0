using System.Buffers;
using Postfix.Config;

namespace Postfix.LocalDelivery;

/// <summary>
/// The names that <c>forward_path</c>, <c>luser_relay</c>, <c>mailbox_command</c> and <c>command_execution_directory</c> may
/// use (local(8)): recipient data, hence values are filtered.
/// </summary>
internal sealed class RecipientMacros(Attempt attempt, RecipientJob job)
{
    /// <summary>Whether an expansion contained the address extension.</summary>
    public bool UsedExtension { get; private set; }

    /// <summary>Expands a text; characters outside the filter become underscores. A syntax error is logged.</summary>
    public MacroResult Expand(string text, SearchValues<char>? allowed)
    {
        UsedExtension = false;
        MacroResult result = new MacroExpander(Find) { AllowedCharacters = allowed }.Expand(text);
        if (result.Error is string error)
            job.Log.Warning(error);
        return result;
    }

    private string? Find(string name, MacroUse use)
    {
        switch (name)
        {
            case "user":
                return attempt.Address.User;
            case "home":
                return attempt.Rights.Home;
            case "shell":
                return attempt.Rights.Shell;
            case "domain":
                return attempt.Address.Domain;
            case "local" or "mailbox":
                return attempt.Address.Local;
            case "recipient":
                return attempt.Recipient.Address;
            case "extension":
                UsedExtension |= use == MacroUse.Value;
                return attempt.Address.Extension;
            case "recipient_delimiter":
                return Delimiter();
            default:
                return null;
        }
    }

    private string? Delimiter()
    {
        if (attempt.Address.Extension is not null)
            return attempt.Address.Delimiter.ToString();
        return job.Settings[MailParameters.RecipientDelimiter] is { Length: > 0 } all ? all[..1] : null;
    }
}
