using Postfix.Config;
using Postfix.Mail;
using Postfix.Net;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>
/// XCLIENT (Postfix XCLIENT_README): an authorized client, such as a proxy or a test program, takes the identity of another. The
/// session then starts anew with a greeting.
/// </summary>
internal sealed class XclientCommand(SmtpdServices services) : ISmtpCommand
{
    private const int MaxHeloLength = 255;

    private readonly InetProtocols _protocols = NetworkProtocols.Of(services.Settings);

    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (state.Transaction.IsOpen)
            return CommandResult.ProtocolError(Replies.TransactionInProgress);
        if (arguments.IsAtEnd)
            return CommandResult.ProtocolError("501 5.5.4 Syntax: XCLIENT attribute=value...");
        if (!state.Rights.MayXclient)
            return CommandResult.PolicyError(Replies.NotAuthorized);
        Impersonation other = new(state.Client, _protocols);
        while (arguments.TryRead(out CommandToken token))
        {
            ClientAttribute attribute = ClientAttribute.Parse(token);
            if ((attribute.Problem ?? other.Apply(attribute)) is { } problem)
                return CommandResult.ProtocolError(problem);
        }
        services.Limits.Disconnect(state);
        session.Impersonate(other.Client, other.HeloName, other.Protocol ?? ProtocolNames.Smtp, other.Login);
        return new(null, CommandOutcome.Restart, ErrorClasses.None);
    }

    /// <summary>The new identity while the attributes come in.</summary>
    private sealed class Impersonation(ClientIdentity client, InetProtocols protocols)
    {
        public ClientIdentity Client { get; private set; } = client;

        public string? HeloName { get; private set; }

        public string? Protocol { get; private set; }

        /// <summary>Null when nobody is logged in.</summary>
        public ClientLogin? Login { get; private set; }

        /// <summary>Takes an attribute over; the result is the reply when that is not possible.</summary>
        public string? Apply(ClientAttribute attribute) => attribute.Name switch
        {
            "NAME" => ApplyName(attribute),
            "REVERSE_NAME" => ApplyReverseName(attribute),
            "ADDR" => ApplyAddress(attribute),
            "PORT" => ApplyPort(attribute, port => Client = Client with { Port = port }),
            "HELO" => ApplyHelo(attribute),
            "PROTO" => ApplyProtocol(attribute),
            "LOGIN" => ApplyLogin(attribute),
            "DESTADDR" => ApplyServerAddress(attribute),
            "DESTPORT" => ApplyPort(attribute, port => Client = Client with { ServerPort = port }),
            _ => $"501 5.5.4 Bad XCLIENT attribute name: {attribute.GivenName}",
        };

        private string? ApplyName(ClientAttribute attribute)
        {
            PeerNameStatus status = StatusOf(attribute);
            if (status != PeerNameStatus.Ok)
                Client = Client with { Name = ClientIdentity.Unknown, NameStatus = status };
            else if (!HostName.IsValid(attribute.Value))
                return attribute.BadSyntax;
            else
                Client = Client with { Name = attribute.Value, NameStatus = status, ReverseName = attribute.Value, ReverseNameStatus = status };
            return null;
        }

        private string? ApplyReverseName(ClientAttribute attribute)
        {
            PeerNameStatus status = StatusOf(attribute);
            if (status == PeerNameStatus.Ok && !HostName.IsValid(attribute.Value))
                return attribute.BadSyntax;
            string name = status == PeerNameStatus.Ok ? attribute.Value : ClientIdentity.Unknown;
            Client = Client with { ReverseName = name, ReverseNameStatus = status };
            return null;
        }

        private string? ApplyAddress(ClientAttribute attribute)
        {
            if (attribute.IsUnavailable)
                Client = Client with { Address = ClientIdentity.Unknown };
            else if (HostAddress.Parse(attribute.Value, protocols) is { } address)
                Client = Client with { Address = address.Text, Family = address.Family };
            else
                return attribute.BadSyntax;
            return null;
        }

        private string? ApplyServerAddress(ClientAttribute attribute)
        {
            if (attribute.IsUnavailable)
                Client = Client with { ServerAddress = ClientIdentity.Unknown };
            else if (HostAddress.Parse(attribute.Value, protocols) is { } address)
                Client = Client with { ServerAddress = address.Text };
            else
                return attribute.BadSyntax;
            return null;
        }

        private static string? ApplyPort(ClientAttribute attribute, Action<string> set)
        {
            if (!attribute.IsUnavailable && !HostAddress.IsPort(attribute.Value))
                return attribute.BadSyntax;
            set(attribute.IsUnavailable ? ClientIdentity.Unknown : attribute.Value);
            return null;
        }

        private string? ApplyHelo(ClientAttribute attribute)
        {
            if (attribute.Value.Length > MaxHeloLength)
                return attribute.BadSyntax;
            HeloName = attribute.IsUnavailable ? null : attribute.SafeValue;
            return null;
        }

        // Whoever may use XCLIENT is believed, even where clients cannot log in themselves.
        private string? ApplyLogin(ClientAttribute attribute)
        {
            Login = attribute.IsUnavailable ? Login : new ClientLogin("XCLIENT", attribute.Value);
            return null;
        }

        private string? ApplyProtocol(ClientAttribute attribute)
        {
            string protocol = attribute.Value.ToUpperInvariant();
            if (protocol is not (ProtocolNames.Smtp or ProtocolNames.Esmtp))
                return attribute.BadSyntax;
            Protocol = protocol;
            return null;
        }

        private static PeerNameStatus StatusOf(ClientAttribute attribute) =>
            attribute.IsUnavailable ? PeerNameStatus.NotFound
            : attribute.IsTemporarilyUnavailable ? PeerNameStatus.TemporaryFailure
            : PeerNameStatus.Ok;
    }
}
