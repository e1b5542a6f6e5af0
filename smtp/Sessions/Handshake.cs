using Postfix.Lookup;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Authentication;
using Postfix.SmtpClient.Encryption;
using Postfix.SmtpClient.Outcomes;
using Postfix.Text;

namespace Postfix.SmtpClient.Sessions;

/// <summary>
/// The start of a session: the server's greeting, EHLO with HELO to fall back on, or LHLO, what they say about the server
/// (RFC 5321, section 3.1 and 3.2; RFC 2033), and login.
/// </summary>
/// <param name="session">A fresh connection.</param>
/// <param name="request">What is to be delivered.</param>
/// <param name="demand">What the session owes in encryption.</param>
/// <param name="detectsLoops">A server that calls itself by our name is us; on other ports it may be a content filter.</param>
/// <param name="rules">What holds for all sessions.</param>
internal sealed class Handshake(
    SmtpSession session, DeliverRequest request, EncryptionDemand demand, bool detectsLoops, HandshakeRules rules)
{
    private const int ServiceClosing = 421;

    /// <summary>What still holds when the session starts anew, encrypted.</summary>
    private const ServerFeatures LastingFeatures =
        ServerFeatures.Esmtp | ServerFeatures.PixNoEsmtp | ServerFeatures.PixDelayEndOfData;

    private readonly TlsNegotiation _encryption = new(session, demand, rules.Tls, rules.Log);

    /// <summary>Exchanges greetings. Says why mail cannot be delivered here; null when it can.</summary>
    public Trouble? Run()
    {
        try
        {
            return StartWrapper() ?? HearGreeting() ?? SayHello() ?? Encrypt() ?? CheckSmtputf8() ?? LogIn();
        }
        catch (ConversationException error)
        {
            session.Worsen(SessionFate.Abandon);
            return Trouble.Broken(session, error);
        }
    }

    private Trouble? StartWrapper() => rules.Tls.IsWrapper && demand.Policy.IsMandatory ? _encryption.StartAtOnce() : null;

    private Trouble? Encrypt()
    {
        if (session.Connection.Tls is not null)
            return null;
        if (_encryption.Negotiate() is { } trouble)
            return trouble;
        if (session.Connection.Tls is null)
            return null;
        session.Connection.Features &= LastingFeatures;
        return SayHello();
    }

    private Trouble? HearGreeting()
    {
        SmtpReply greeting = session.Receive(Stage.Greeting);
        if (!greeting.IsPositive)
        {
            bool isSoftened = greeting.Class == 5 && rules.SkipsHardGreeting;
            return Trouble.RefusedToTalk(session, isSoftened ? greeting with { Status = "4" + greeting.Status[1..] } : greeting);
        }
        if (PixWorkarounds.IsPix(greeting.Text))
            EnablePixWorkarounds();
        ExamineGreeting(greeting.Text);
        return null;
    }

    private void EnablePixWorkarounds()
    {
        if (rules.Pix.Find(session.Peer.Address, rules.Clock.GetUtcNow() - request.Times.Arrival) is not { } workarounds)
            return;
        rules.Log.Info($"{request.QueueId}: enabling PIX workarounds: {PixWorkarounds.Describe(workarounds)} for {session.Peer.Endpoint}");
        session.Connection.Features |= workarounds;
    }

    private void ExamineGreeting(string text)
    {
        string[] words = text[Math.Min(4, text.Length)..].Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (detectsLoops && words is [var name, ..] && ByteText.EqualsIgnoreCase(name, rules.MyHostname))
            rules.Log.Warning($"host {session.Peer.Endpoint} greeted me with my own hostname {rules.MyHostname}");
        bool isAnnounced = words.Skip(1).Any(word => ByteText.EqualsIgnoreCase(word, "ESMTP"));
        if (SendsEhlo(isAnnounced))
            session.Connection.Features |= ServerFeatures.Esmtp;
    }

    private bool SendsEhlo(bool isAnnounced) =>
        rules.IsLmtp
        || ((isAnnounced || rules.AlwaysSendsEhlo) && !rules.NeverSendsEhlo && !session.Offers(ServerFeatures.PixNoEsmtp));

    private Trouble? SayHello()
    {
        if (rules.IsLmtp)
            return Judge(Say("LHLO", Stage.Lhlo));
        if (session.Offers(ServerFeatures.Esmtp))
        {
            SmtpReply reply = Say("EHLO", Stage.Ehlo);
            if (reply.IsPositive || reply.Code == ServiceClosing)
                return Judge(reply);
            session.Connection.Features &= ~ServerFeatures.Esmtp;
        }
        return Judge(Say("HELO", Stage.Helo));
    }

    private SmtpReply Say(string command, Stage stage)
    {
        session.Send($"{command} {rules.HeloName}");
        return session.Receive(stage);
    }

    private Trouble? Judge(SmtpReply reply) => reply.IsPositive ? Understand(reply) : Trouble.RefusedToTalk(session, reply);

    private Trouble? Understand(SmtpReply reply)
    {
        if (!session.Offers(ServerFeatures.Esmtp))
            return null;
        EhloReply ehlo = EhloReply.Parse(reply.Text, HiddenKeywords());
        if (ehlo.MalformedSize.Length > 0)
            rules.Log.Warning($"bad EHLO SIZE limit \"{ehlo.MalformedSize}\" from {session.Peer.Endpoint}");
        session.Connection.Features |= ehlo.Features;
        session.Connection.SizeLimit = ehlo.SizeLimit;
        NoteMechanisms(ehlo);
        return detectsLoops && ByteText.EqualsIgnoreCase(ehlo.ServerName, rules.MyHostname) ? FoundSelf() : null;
    }

    // What an earlier EHLO said about AUTH, before TLS, does not count any more.
    private void NoteMechanisms(EhloReply ehlo)
    {
        if (rules.Login is not { } login)
            return;
        session.Connection.Mechanisms = OfferedMechanisms.Select(ehlo, session.Peer, login.Filter, login.Log);
        if (session.Connection.Mechanisms is null)
            session.Connection.Features &= ~ServerFeatures.Auth;
        else
            session.Connection.Features |= ServerFeatures.Auth;
    }

    private Trouble? LogIn() => rules.Login is { } login ? new Login(session, request, login).Run() : null;

    private Trouble FoundSelf()
    {
        rules.Log.Warning($"host {session.Peer.Endpoint} replied to HELO/EHLO with my own hostname {rules.MyHostname}");
        return Trouble.Site(session.IsBestServer ? "5.4.6" : "4.4.6", $"mail for {request.Nexthop} loops back to myself");
    }

    private EhloKeywords HiddenKeywords()
    {
        LookupResult found = rules.HiddenKeywordMaps.Find(session.Peer.Address);
        if (found.IsFailed)
        {
            rules.Log.Warning($"{request.QueueId}: {rules.HiddenKeywordMaps.Title} map lookup error for {session.Peer.Address}");
            throw new ConversationException(ConversationFault.LocalData, Stage.Ehlo);
        }
        EhloKeywords hidden = found.IsFound ? EhloKeywordNames.Parse(found.Value) : rules.HiddenKeywords;
        if (hidden != EhloKeywords.None && (hidden & EhloKeywords.SilentDiscard) == 0)
            rules.Log.Info($"discarding EHLO keywords: {EhloKeywordNames.Format(hidden)}");
        return hidden;
    }

    private Trouble? CheckSmtputf8()
    {
        if (session.Offers(ServerFeatures.Smtputf8) && !session.Offers(ServerFeatures.EightBitMime))
        {
            // Our mission is to deliver mail, not to teach people that the one is nothing without the other.
            rules.Log.Info($"host {session.Peer.Name} offers SMTPUTF8 support, but not 8BITMIME");
            session.Connection.Features |= ServerFeatures.EightBitMime;
        }
        return Smtputf8Need.Check(request, session);
    }
}
