using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Composes the reply of a rejection so that no configuration can make it break the protocol.</summary>
internal static class RejectReply
{
    /// <summary>What is sent instead of a reply that makes no sense.</summary>
    public const string Fallback = "450 4.7.1 Service unavailable";

    /// <summary>The reply for this code, status and text.</summary>
    /// <param name="code">SMTP code from the configuration.</param>
    /// <param name="status">Enhanced status code; its class is made to agree with the code.</param>
    /// <param name="text">What follows them.</param>
    /// <param name="rules">Whether permanent errors become temporary ones, and what characters there may be.</param>
    /// <param name="problem">What is wrong with the configured values; null when nothing is.</param>
    public static string Format(int code, string status, string text, EvaluationRules rules, out string? problem)
    {
        string reply = $"{code} {status} {text}";
        problem = null;
        if (code is < 400 or > 599)
            problem = "SMTP reply code configuration error: " + reply;
        else if (EnhancedStatus.Length(status) != status.Length)
            problem = "DSN detail code configuration error: " + reply;
        if (problem is not null)
            reply = Fallback;
        reply = rules.AllowsUtf8 ? ByteText.Printable(reply, ' ') : ByteText.PrintableAscii(reply, ' ');
        char classDigit = rules.SoftBounce ? '4' : reply[0];
        return $"{classDigit}{reply[1..4]}{classDigit}{reply[5..]}";
    }
}
