using System.Security.Cryptography;
using System.Text;

namespace Postfix.Tests.System;

/// <summary>A message that carries a checksum of its body, so that a truncated one is recognized.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="Checksum">Of the body, as the header says.</param>
/// <param name="Body">The lines after the headers.</param>
internal sealed record TestMessage(string Subject, string Checksum, string Body)
{
    private const int MaxLines = 300;

    /// <summary>Header and body, lines separated by LF.</summary>
    public string Text => $"Subject: {Subject}\nX-Checksum: {Checksum}\n\n{Body}";

    /// <summary>Whether the body is the one that was sent.</summary>
    public bool IsWhole => Checksum == Sum(Body);

    /// <summary>A message of some lines up to some ten kilobytes.</summary>
    public static TestMessage Create(string subject, Random random)
    {
        StringBuilder body = new();
        for (int line = random.Next(1, MaxLines); line > 0; line--)
            body.Append(random.NextInt64()).Append(' ', random.Next(60)).Append("x\n");
        return new TestMessage(subject, Sum(body.ToString()), body.ToString());
    }

    /// <summary>Reads a delivered message.</summary>
    public static TestMessage Parse(string text)
    {
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        string headers = end < 0 ? text : text[..end];
        return new TestMessage(Header(headers, "Subject: "), Header(headers, "X-Checksum: "), end < 0 ? "" : text[(end + 2)..]);
    }

    private static string Header(string headers, string name)
    {
        int start = headers.IndexOf("\n" + name, StringComparison.Ordinal);
        return start < 0 ? "" : headers[(start + 1 + name.Length)..].Split('\n')[0];
    }

    private static string Sum(string body) => Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(body)));
}
