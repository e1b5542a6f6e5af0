using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Services.Maildrop;

/// <summary>Which envelope senders a user may use: <c>local_login_sender_maps</c> (postconf(5)).</summary>
internal sealed class SenderAccess(Settings settings, Lazy<Log> log, uint uid)
{
    /// <summary>The default lets everybody use every sender, and no account need be looked up.</summary>
    private const string Anybody = "static:*";

    /// <summary>Whether the user may send as <paramref name="sender"/> (internal form).</summary>
    public CleanupResult Check(string sender)
    {
        string tables = settings[CommandParameters.LocalLoginSenderMaps];
        if (tables == Anybody)
            return new CleanupResult(CleanupStatus.Ok, "");

        using TableSet opened = new(new TableContext(settings, log.Value) { WhenUnavailable = UnavailableTables.Substitute });
        MapList maps = MapList.Open(opened, CommandParameters.LocalLoginSenderMaps.Name, tables,
            TableFlags.Usual);
        LookupResult result = maps.Find(Users.Find(uid)?.Name ?? $"uid:{uid}");
        return result.Status switch
        {
            LookupStatus.Found when Tokens.SplitList(result.Value!).Exists(pattern => Matches(pattern, sender)) =>
                new CleanupResult(CleanupStatus.Ok, ""),
            LookupStatus.Failed =>
                new CleanupResult(CleanupStatus.Write, $"{CommandParameters.LocalLoginSenderMaps} table lookup error for '{tables}'"),
            _ => new CleanupResult(CleanupStatus.Denied, $"not authorized to use sender='{sender}'"),
        };
    }

    /// <summary>A pattern is <c>*</c>, the key for the empty sender, <c>@domain</c>, or an address without extension.</summary>
    private bool Matches(string pattern, string sender)
    {
        if (pattern.StartsWith('@'))
        {
            int at = sender.LastIndexOf('@');
            return at >= 0 && ByteText.FoldCase(sender[at..]) == ByteText.FoldCase(pattern);
        }
        if (pattern == "*")
            return true;
        if (ByteText.EqualsIgnoreCase(pattern, settings[CommandParameters.EmptyAddressLocalLoginSenderMapsLookupKey]))
            return sender.Length == 0;
        return ByteText.FoldCase(EmailAddress.Quote(WithoutExtension(sender))) == ByteText.FoldCase(pattern);
    }

    private string WithoutExtension(string address)
    {
        AddressParts parts = EmailAddress.Split(address);
        string user = EmailAddress.SplitExtension(parts.LocalPart, settings[MailParameters.RecipientDelimiter]).User;
        return parts.Domain is null ? user : $"{user}@{parts.Domain}";
    }
}
