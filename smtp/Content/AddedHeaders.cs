using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.SmtpClient.Content;

/// <summary>
/// Headers of a final delivery, which <c>flags=</c> on the command line asks for (smtp(8)); the rewriting of generic maps applies
/// to them too.
/// </summary>
internal sealed class AddedHeaders(string flags, Func<string, string> rewrite)
{
    public static readonly AddedHeaders None = new("", address => address);

    private const string Known = "DORX";

    /// <summary>The flags, as they are written in master.cf.</summary>
    public string Flags => flags;

    /// <summary>The flag X: the server is where mail ends up.</summary>
    public bool IsFinalDelivery => flags.Contains('X');

    /// <summary>The flag D: there is a Delivered-To: header.</summary>
    public bool ShowsDelivery => flags.Contains('D');

    /// <summary>The headers tell about one recipient, so that there must be one only.</summary>
    public bool NeedsSingleRecipient => flags.Contains('D') || flags.Contains('O');

    /// <exception cref="ConfigurationException">There is an unknown flag.</exception>
    public static AddedHeaders Parse(string flags, Func<string, string> rewrite) =>
        flags.AsSpan().IndexOfAnyExcept(Known) is >= 0 and int at
            ? throw new ConfigurationException($"unknown flag: {flags[at]}. Ignoring rest.", parameter: "flags")
            : new AddedHeaders(flags, rewrite);

    /// <summary>The header lines, in the order of mailboxes.</summary>
    public IReadOnlyList<byte[]> Compose(DeliverRequest request)
    {
        if (flags.Length == 0)
            return [];
        List<byte[]> lines = [];
        DeliverRecipient recipient = request.Recipients[0];
        if (flags.Contains('R'))
            lines.Add(ByteText.ToBytes($"Return-Path: <{External(request.Sender)}>"));
        if (flags.Contains('O'))
            lines.Add(ByteText.ToBytes($"X-Original-To: {External(recipient.OriginalAddress)}"));
        if (flags.Contains('D'))
            lines.Add(ByteText.ToBytes($"Delivered-To: {External(recipient.Address)}"));
        return lines;
    }

    private string External(string address) => EmailAddress.Quote(rewrite(address));
}
