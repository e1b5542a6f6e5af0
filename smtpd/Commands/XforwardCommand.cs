using Postfix.Config;
using Postfix.Net;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>
/// XFORWARD (Postfix XFORWARD_README): a filter tells where the next message came from, for the log and for the next hop.
/// </summary>
internal sealed class XforwardCommand(SmtpdServices services) : ISmtpCommand
{
    private const int MaxProtocolLength = 64;

    private readonly InetProtocols _protocols = NetworkProtocols.Of(services.Settings);

    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (state.Transaction.IsOpen)
            return CommandResult.ProtocolError(Replies.TransactionInProgress);
        if (arguments.IsAtEnd)
            return CommandResult.ProtocolError("501 5.5.4 Syntax: XFORWARD attribute=value...");
        if (!state.Rights.MayXforward)
            return CommandResult.PolicyError(Replies.NotAuthorized);
        ForwardedClient forwarded = state.Transaction.Forwarded ?? new() { LogsPort = state.Client.LogsPort };
        while (arguments.TryRead(out CommandToken token))
        {
            ClientAttribute attribute = ClientAttribute.Parse(token);
            if ((attribute.Problem ?? Apply(ref forwarded, attribute)) is { } problem)
                return CommandResult.ProtocolError(problem);
        }
        state.Transaction.Forwarded = forwarded;
        return CommandResult.Accepted(Replies.Ok);
    }

    private string? Apply(ref ForwardedClient forwarded, ClientAttribute attribute) => attribute.Name switch
    {
        "NAME" => ApplyName(ref forwarded, attribute),
        "ADDR" => ApplyAddress(ref forwarded, attribute),
        "PORT" => ApplyPort(ref forwarded, attribute),
        "HELO" => ApplyHelo(ref forwarded, attribute),
        "PROTO" => ApplyProtocol(ref forwarded, attribute),
        "IDENT" => ApplyIdent(ref forwarded, attribute),
        "SOURCE" => ApplySource(ref forwarded, attribute),
        _ => $"501 5.5.4 Bad XFORWARD attribute name: {attribute.GivenName}",
    };

    // Not necessarily a name in the DNS.
    private static string? ApplyName(ref ForwardedClient forwarded, ClientAttribute attribute)
    {
        if (!attribute.IsUnavailable && !HostName.IsValid(attribute.SafeValue))
            return attribute.BadSyntax;
        forwarded = forwarded with { HasClient = true, Name = attribute.IsUnavailable ? ClientIdentity.Unknown : attribute.SafeValue };
        return null;
    }

    private string? ApplyAddress(ref ForwardedClient forwarded, ClientAttribute attribute)
    {
        if (attribute.IsUnavailable)
            forwarded = forwarded with { HasClient = true, Address = ClientIdentity.Unknown };
        else if (HostAddress.Parse(attribute.Value, _protocols) is { } address)
            forwarded = forwarded with { HasClient = true, Address = address.Text, ProtocolAddress = address.ProtocolText };
        else
            return attribute.BadSyntax;
        return null;
    }

    private static string? ApplyPort(ref ForwardedClient forwarded, ClientAttribute attribute)
    {
        if (!attribute.IsUnavailable && !HostAddress.IsPort(attribute.Value))
            return attribute.BadSyntax;
        forwarded = forwarded with { HasClient = true, Port = attribute.IsUnavailable ? ClientIdentity.Unknown : attribute.Value };
        return null;
    }

    private static string? ApplyHelo(ref ForwardedClient forwarded, ClientAttribute attribute)
    {
        forwarded = forwarded with { HasClient = true, HeloName = attribute.IsUnavailable ? null : attribute.SafeValue };
        return null;
    }

    private static string? ApplyProtocol(ref ForwardedClient forwarded, ClientAttribute attribute)
    {
        if (attribute.Value.Length > MaxProtocolLength)
            return attribute.BadSyntax;
        forwarded = forwarded with { HasClient = true, Protocol = attribute.IsUnavailable ? ClientIdentity.Unknown : attribute.SafeValue };
        return null;
    }

    private static string? ApplyIdent(ref ForwardedClient forwarded, ClientAttribute attribute)
    {
        forwarded = forwarded with { Ident = attribute.IsUnavailable ? null : attribute.SafeValue };
        return null;
    }

    private static string? ApplySource(ref ForwardedClient forwarded, ClientAttribute attribute)
    {
        string source = attribute.IsUnavailable ? "LOCAL" : attribute.Value.ToUpperInvariant();
        if (source is not ("LOCAL" or "REMOTE"))
            return attribute.BadSyntax;
        forwarded = forwarded with { RewriteContext = source.ToLowerInvariant() };
        return null;
    }
}
