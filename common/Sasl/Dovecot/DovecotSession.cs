using Postfix.Text;

namespace Postfix.Sasl.Dovecot;

/// <summary>The authentications of one client, through Dovecot.</summary>
internal sealed class DovecotSession(DovecotServer server, SaslPeer peer, string[] mechanisms) : SaslServerSession
{
    private const string BackendError = "Authentication backend error";

    private DovecotConnection? _connection;
    private uint _request;
    private string? _userName;

    public override IReadOnlyList<string> Mechanisms => mechanisms;

    public override string? UserName => _userName;

    public override SaslStep Start(string mechanism, string? initialResponse)
    {
        if (!mechanisms.Any(known => ByteText.EqualsIgnoreCase(known, mechanism)))
            return Failed("Invalid authentication mechanism");
        if (initialResponse is not null && !Base64.HasOnlyItsCharacters(initialResponse))
            return Failed("Invalid base64 data in initial response");
        Release();
        return Request(mechanism, initialResponse) ?? Receive();
    }

    public override SaslStep Step(string response)
    {
        if (!Base64.HasOnlyItsCharacters(response))
            return Failed("Invalid base64 data in continued response");
        if (_connection is null)
            return Lost();
        try
        {
            _connection.Continue(_request, response);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            server.Log.Debug($"SASL: {error.Message}");
            return Lost();
        }
        return Receive();
    }

    protected override void Dispose(bool disposing) => Release();

    /// <summary>Sends the request, if need be over a fresh connection; the result says why that was not possible.</summary>
    private SaslStep? Request(string mechanism, string? initialResponse)
    {
        string secured = peer.IsEncrypted ? "\tsecured" : "";
        // The response comes last: the server takes the rest of the line for it.
        string response = initialResponse is null ? "" : "\tresp=" + initialResponse;
        string parameters =
            $"{mechanism}\tservice={server.Service}\tnologin\tlip={peer.ServerAddress}\trip={peer.ClientAddress}{secured}{response}";
        for (int attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                _connection = server.Take();
                _request = _connection.Authenticate(parameters);
                return null;
            }
            catch (SaslException error)
            {
                server.Log.Warning(error.Message);
                return new SaslStep(SaslOutcome.FailedForNow, "");
            }
            catch (Exception error) when (error is IOException or TimeoutException)
            {
                server.Log.Debug($"SASL: {error.Message}");
                Discard();
            }
        }
        return new SaslStep(SaslOutcome.FailedForNow, "Can't connect to authentication server");
    }

    private SaslStep Receive()
    {
        if (_connection!.ReadReply(_request) is not { } reply)
            return Lost();
        switch (reply.Word)
        {
            case "CONT":
                return reply.Fields is [_, var challenge, ..] && Base64.HasOnlyItsCharacters(challenge)
                    ? new SaslStep(SaslOutcome.Continue, challenge)
                    : Incomplete("missing Dovecot server CONT reply field");
            case "OK":
                Release();
                _userName = reply.Find("user");
                return _userName is null
                    ? Incomplete("missing Dovecot server OK username field")
                    : new SaslStep(SaslOutcome.Done, "");
            default:
                Release();
                _userName = reply.Find("user");
                return Failed(reply.Find("reason") ?? "");
        }
    }

    private SaslStep Incomplete(string warning)
    {
        server.Log.Warning(warning);
        return Failed(BackendError);
    }

    private SaslStep Lost()
    {
        Discard();
        return new SaslStep(SaslOutcome.FailedForNow, "Connection lost to authentication server");
    }

    private void Release()
    {
        if (_connection is { } connection)
            server.Return(connection);
        _connection = null;
    }

    private void Discard()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static SaslStep Failed(string reason) => new(SaslOutcome.Failed, reason);
}
