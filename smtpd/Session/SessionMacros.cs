using System.Buffers;
using System.Globalization;
using Postfix.Config;
using Postfix.Mail;
using Postfix.Smtpd.Protocol;

namespace Postfix.Smtpd.Session;

/// <summary>
/// The <c>$names</c> that reply texts of the configuration may mention. Parameters are not among them: they would tell strangers
/// about the system. Shared by all sessions.
/// </summary>
internal sealed class SessionMacros(Settings settings, SmtpdLog log, TimeProvider time)
{
    private readonly SearchValues<char> _allowed =
        SearchValues.Create(EscapedText.Decode(settings[SmtpdParameters.ExpansionFilter]));

    /// <summary>Expands a text; a syntax error is logged.</summary>
    /// <param name="template">The text.</param>
    /// <param name="facts">The request at hand.</param>
    /// <param name="findFirst">Knows further names; null when there are none.</param>
    public MacroResult Expand(string template, RequestFacts facts, Func<string, string?>? findFirst = null)
    {
        MacroExpander expander = new((name, _) => findFirst?.Invoke(name) ?? Find(name, facts)) { AllowedCharacters = _allowed };
        MacroResult result = expander.Expand(template);
        if (result.Error is { } error)
            log.Warn(error);
        return result;
    }

    private string? Find(string name, RequestFacts facts) => name switch
    {
        "server_name" => settings[MailParameters.MyHostname],
        "client" => facts.Client.NameAddress,
        "client_port" => facts.Client.Port,
        "client_address" => facts.Client.Address,
        "client_name" => facts.Client.Name,
        "reverse_client_name" => facts.Client.ReverseName,
        "helo_name" => facts.HeloName ?? "",
        "localtime" => time.GetLocalNow().ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture),
        "sender" => Show(facts.Sender),
        "sender_name" => ShowName(facts.Sender),
        "sender_domain" => facts.Sender is { } sender ? EmailAddress.Split(sender).Domain ?? "" : "",
        "recipient" => Show(facts.Recipient),
        "recipient_name" => ShowName(facts.Recipient),
        "recipient_domain" => facts.Recipient is { } recipient ? EmailAddress.Split(recipient).Domain ?? "" : "",
        _ => Unknown(name),
    };

    private string? Unknown(string name)
    {
        log.Warn($"unknown macro name \"{name}\" in expansion request");
        return null;
    }

    private static string Show(string? address) => address switch { null => "", "" => "<>", _ => address };

    private static string ShowName(string? address) => address is "" or null ? Show(address) : EmailAddress.Split(address).LocalPart;
}
