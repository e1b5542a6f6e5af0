using Postfix.Posix.Interop;
using Postfix.Sasl.Interop;
using Postfix.Text;

namespace Postfix.Sasl;

/// <summary>One authentication with a server. For one thread.</summary>
public sealed unsafe class SaslClientSession : IDisposable
{
    private readonly SaslConnection _connection;
    private readonly SaslCallbackList _callbacks;
    private readonly SaslCredentials _credentials;

    internal SaslClientSession(SaslConnection connection, SaslCallbackList callbacks, SaslCredentials credentials) =>
        (_connection, _callbacks, _credentials) = (connection, callbacks, credentials);

    /// <summary>Chooses the best mechanism of those that the server offers.</summary>
    /// <param name="mechanisms">Names of mechanisms.</param>
    /// <param name="mechanism">The one to use; empty on failure.</param>
    /// <returns>The initial response, empty when there is none, or why the authentication fails.</returns>
    public SaslStep Start(IReadOnlyList<string> mechanisms, out string mechanism)
    {
        int status = LibSasl2.ClientStart(
            _connection, NativeText.Of(string.Join(' ', mechanisms)), 0, out byte* output, out uint length, out byte* chosen);
        mechanism = chosen == null ? "" : ByteStringMarshaller.Read(chosen);
        return Result(status, output, length);
    }

    /// <summary>The response to a challenge of the server.</summary>
    /// <param name="challenge">The challenge, in base64.</param>
    public SaslStep Step(string challenge)
    {
        int status = SaslBase64.Decode(challenge, out byte[] input, out uint inputLength);
        if (status != SaslStatus.Ok)
            return new SaslStep(SaslOutcome.Failed, SaslStatus.Describe(status));
        status = LibSasl2.ClientStep(_connection, input, inputLength, 0, out byte* output, out uint length);
        return Result(status, output, length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _callbacks.Dispose();
        _credentials.Dispose();
    }

    private static SaslStep Result(int status, byte* output, uint length) => status switch
    {
        SaslStatus.Ok => new SaslStep(SaslOutcome.Done, Encode(output, length)),
        SaslStatus.Continue => new SaslStep(SaslOutcome.Continue, Encode(output, length)),
        _ => new SaslStep(SaslOutcome.Failed, SaslStatus.Describe(status)),
    };

    private static string Encode(byte* output, uint length) =>
        length == 0 ? "" : Base64.Encode(new ReadOnlySpan<byte>(output, checked((int)length)));
}
