using Postfix.Text;

namespace Postfix.SmtpSink;

/// <summary>The replies of the server, each made once.</summary>
internal sealed class SinkReplies
{
    private static readonly (string Feature, string Line)[] s_features =
    [
        ("PIPELINING", "PIPELINING"), ("8BITMIME", "8BITMIME"), ("AUTH", "AUTH PLAIN LOGIN"), ("XCLIENT", "XCLIENT NAME HELO"),
        ("XFORWARD", "XFORWARD NAME ADDR PROTO HELO"), ("ENHANCEDSTATUSCODES", "ENHANCEDSTATUSCODES"), ("DSN", "DSN"),
    ];

    /// <param name="options">How the server behaves.</param>
    public SinkReplies(SinkOptions options)
    {
        string host = options.HostName;
        Greeting = Line(options.IsPix ? "220 ********" : options.IsPlain ? $"220 {host}" : $"220 {host} ESMTP");
        Helo = Line($"250 {host}");
        IEnumerable<string> features = s_features.Where(row => !options.Hidden.Contains(row.Feature)).Select(row => $"250-{row.Line}\r\n");
        Ehlo = Line($"250-{host}\r\n{string.Concat(features)}250 ");
        SoftError = Line(options.SoftError);
        HardError = Line(options.HardError);
        EndOfData = Line(options.IsLmtp ? "250 2.2.0 Ok" : "250 2.0.0 Ok");
    }

    public byte[] Greeting { get; }

    public byte[] Helo { get; }

    public byte[] Ehlo { get; }

    public byte[] SoftError { get; }

    public byte[] HardError { get; }

    public byte[] EndOfData { get; }

    private static byte[] Line(string text) => ByteText.ToBytes(text + "\r\n");
}
