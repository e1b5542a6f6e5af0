using Postfix.Posix.Interop;
using Postfix.Sasl.Interop;
using Postfix.Text;

namespace Postfix.Sasl.Cyrus;

/// <summary>The authentications of one client, through Cyrus SASL.</summary>
internal sealed unsafe class CyrusServerSession : SaslServerSession
{
    private const int UserNameProperty = 0;

    private readonly Func<SaslConnection> _connect;
    private SaslConnection _connection;
    private bool _isUsed;
    private bool _isWaiting;

    /// <param name="connect">Makes a connection to the library.</param>
    public CyrusServerSession(Func<SaslConnection> connect)
    {
        _connect = connect;
        _connection = connect();
        try
        {
            Mechanisms = ListMechanisms();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Mechanisms { get; }

    public override string? UserName =>
        LibSasl2.GetProperty(_connection, UserNameProperty, out byte* name) == SaslStatus.Ok && name != null
            ? ByteText.Printable(ByteStringMarshaller.Read(name))
            : null;

    public override SaslStep Start(string mechanism, string? initialResponse)
    {
        // After a failure the library's connection remembers too much.
        if (_isUsed)
            Reconnect();
        _isUsed = true;
        _isWaiting = false;
        byte[]? input = null;
        uint length = 0;
        int status = initialResponse is null ? SaslStatus.Ok : SaslBase64.Decode(initialResponse, out input, out length);
        if (status != SaslStatus.Ok)
            return new SaslStep(SaslOutcome.Failed, SaslStatus.Describe(status));
        status = LibSasl2.ServerStart(_connection, NativeText.Of(mechanism), input, length, out byte* output, out uint outputLength);
        return Result(status, output, outputLength);
    }

    public override SaslStep Step(string response)
    {
        // The library would crash.
        if (!_isWaiting)
            return new SaslStep(SaslOutcome.Failed, SaslStatus.Describe(SaslStatus.BadProtocol));
        int status = SaslBase64.Decode(response, out byte[] input, out uint length);
        if (status != SaslStatus.Ok)
            return new SaslStep(SaslOutcome.Failed, SaslStatus.Describe(status));
        status = LibSasl2.ServerStep(_connection, input, length, out byte* output, out uint outputLength);
        return Result(status, output, outputLength);
    }

    protected override void Dispose(bool disposing) => _connection.Dispose();

    private void Reconnect()
    {
        SaslConnection fresh = _connect();
        _connection.Dispose();
        _connection = fresh;
    }

    private string[] ListMechanisms()
    {
        int status = LibSasl2.ListMechanisms(
            _connection, 0, NativeText.Of(""), NativeText.Of(" "), NativeText.Of(""), out byte* list, 0, out int count);
        if (status != SaslStatus.Ok)
            throw new SaslException($"xsasl_cyrus_server_get_mechanism_list: {SaslStatus.Describe(status)}");
        return count > 0
            ? ByteStringMarshaller.Read(list).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : throw new SaslException("xsasl_cyrus_server_get_mechanism_list: no applicable SASL mechanisms");
    }

    private SaslStep Result(int status, byte* output, uint length)
    {
        _isWaiting = status == SaslStatus.Continue;
        return Understand(status, output, length);
    }

    private static SaslStep Understand(int status, byte* output, uint length) => status switch
    {
        SaslStatus.Ok => new SaslStep(SaslOutcome.Done, ""),
        SaslStatus.Continue =>
            new SaslStep(SaslOutcome.Continue, length == 0 ? "" : Base64.Encode(new ReadOnlySpan<byte>(output, checked((int)length)))),
        // Who has no account here is not told so.
        SaslStatus.NoUser => new SaslStep(SaslOutcome.Failed, SaslStatus.Describe(SaslStatus.BadAuth)),
        SaslStatus.Fail or SaslStatus.NoMemory or SaslStatus.TryAgain or SaslStatus.Unavailable =>
            new SaslStep(SaslOutcome.FailedForNow, SaslStatus.Describe(status)),
        _ => new SaslStep(SaslOutcome.Failed, SaslStatus.Describe(status)),
    };
}
