namespace Postfix.SmtpSink;

/// <summary>What a client has said since MAIL; written down where messages are kept.</summary>
internal sealed class SinkTransaction(CaptureStore? captures, string hostName, string clientAddress, string protocol, string? heloArguments) : IDisposable
{
    private readonly CapturedMessage? _capture = captures?.Begin();
    private readonly string? _date = captures?.Date();

    /// <summary>Begins with the arguments of MAIL.</summary>
    public void Start(string arguments)
    {
        if (_capture is null)
            return;
        _capture.WriteHeader("X-Client-Addr", clientAddress);
        _capture.WriteHeader("X-Client-Proto", protocol);
        if (heloArguments is not null)
            _capture.WriteHeader("X-Helo-Args", heloArguments);
        _capture.WriteHeader("X-Mail-Args", BehindColon(arguments));
    }

    /// <summary>Adds a recipient by the arguments of RCPT.</summary>
    public void AddRecipient(string arguments) => _capture?.WriteHeader("X-Rcpt-Args", BehindColon(arguments));

    /// <summary>Begins the message text.</summary>
    public void StartText() => _capture?.WriteHeader("Received",
        $"from {heloArguments ?? $"[{clientAddress}]"} ([{clientAddress}])\n\tby {hostName} (smtp-sink) with {protocol} id {_capture.Id};\n\t{_date}");

    /// <summary>Adds message text as it came.</summary>
    public void WriteText(ReadOnlySpan<byte> text) => _capture?.WriteText(text);

    /// <summary>The message is complete.</summary>
    public void Keep() => _capture?.Keep();

    /// <inheritdoc/>
    public void Dispose() => _capture?.Dispose();

    private static string BehindColon(string arguments) =>
        arguments[(arguments.IndexOf(':') is var colon and >= 0 ? colon : arguments.Length)..].TrimStart(':').TrimStart(' ');
}
