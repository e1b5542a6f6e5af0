using System.Text;
using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class MimeParserTests
{
    private static readonly MimeLimits Limits = new(102400, 100, 2048);

    [Fact]
    public void Headers_are_joined_and_end_at_the_empty_line() => AssertEvents("""
        Subject: one
         two
        X-Other : spaced
        To:
        	me

        body
         To: no header
        """, """
        H Primary Subject: one\n two
        H Primary X-Other: spaced
        H Primary To:\n	me
        HEADERS END
        B 0 
        B 1 body
        B 6  To: no header
        BODY END
        """);

    [Fact]
    public void A_missing_empty_line_is_supplied() => AssertEvents("""
        Subject: x
        body
        """, """
        H Primary Subject: x
        HEADERS END
        B 0 
        B 0 body
        BODY END
        """);

    [Fact]
    public void A_message_of_headers_only_has_no_body() => AssertEvents("Subject: x", """
        H Primary Subject: x
        HEADERS END
        BODY END
        """);

    [Fact]
    public void Parts_and_attached_messages_have_headers() => AssertEvents("""
        Content-Type: multipart/mixed; boundary="a b"

        prolog
        --a b
        Content-Type: message/rfc822

        Subject: inner
        Content-Type: multipart/digest (comment) ; charset=x; boundary=inner

        --inner

        Subject: default is a message

        text
        --a b trailing text
        no header

        Content: too late
        --a b--
        Epilog: none
        """, """
        H Primary Content-Type: multipart/mixed; boundary="a b"
        HEADERS END
        B 0 
        B 1 prolog
        B 8 --a b
        H Multipart Content-Type: message/rfc822
        B 0 
        H Nested Subject: inner
        H Nested Content-Type: multipart/digest (comment) ; charset=x; boundary=inner
        B 0 
        B 1 --inner
        B 0 
        H Nested Subject: default is a message
        B 0 
        B 1 text
        B 6 --a b trailing text
        B 0 no header
        B 10 
        B 11 Content: too late
        B 0 --a b--
        B 8 Epilog: none
        BODY END
        """);

    [Fact]
    public void Without_mime_everything_behind_the_headers_is_body() => AssertEvents("""
        Content-Type: multipart/mixed; boundary=b

        --b
        X: y
        """, """
        H Primary Content-Type: multipart/mixed; boundary=b
        HEADERS END
        B 0 
        B 1 --b
        B 5 X: y
        BODY END
        """, MimeOptions.DisableMime);

    [Fact]
    public void Eight_bit_content_becomes_quoted_printable() => AssertEvents("""
        Content-Transfer-Encoding: 8bit
        Content-Type: text/plain

        caf\xE9 = x\x20
        0123456789012345678901234567890123456789012345678901234567890123456789\xE9\xE9\xE9
        """, """
        H Primary Content-Type: text/plain
        H Primary Content-Transfer-Encoding: quoted-printable
        HEADERS END
        B 0 
        B 1 caf=E9 =3D x=20
        B 17 0123456789012345678901234567890123456789012345678901234567890123456789=E9=
        B 92 =E9=E9
        BODY END
        """, MimeOptions.Downgrade);

    [Fact]
    public void Composite_content_is_declared_as_7bit_and_its_parts_are_encoded() => AssertEvents("""
        Content-Type: multipart/mixed; boundary=b
        Content-Transfer-Encoding: 8bit

        --b
        Content-Transfer-Encoding: 8bit

        \xE9
        --b
        Content-Transfer-Encoding: base64

        AAA=
        --b--
        """, """
        H Primary Content-Type: multipart/mixed; boundary=b
        H Primary Content-Transfer-Encoding: 7bit
        HEADERS END
        B 0 
        B 1 --b
        H Multipart Content-Transfer-Encoding: quoted-printable
        B 0 
        B 1 =E9
        B 5 --b
        H Multipart Content-Transfer-Encoding: base64
        B 0 
        B 1 AAA=
        B 0 --b--
        BODY END
        """, MimeOptions.Downgrade);

    [Fact]
    public void Violations_are_reported_once() => AssertEvents("""
        Subject: \xE9
        From: \xE9
        Content-Type: message/rfc822
        Content-Transfer-Encoding: base64

        X: y

        \xE9
        \xE9
        """, """
        ! EightBitInHeader Subject: \xE9
        H Primary Subject: \xE9
        H Primary From: \xE9
        H Primary Content-Type: message/rfc822
        H Primary Content-Transfer-Encoding: base64
        HEADERS END
        ! EncodingDomain base64
        B 0 
        H Nested X: y
        B 0 
        ! EightBitInBody \xE9
        B 1 \xE9
        B 3 \xE9
        BODY END
        """, MimeOptions.Report8BitInHeader | MimeOptions.Report8BitInBody | MimeOptions.ReportEncodingDomain);

    [Fact]
    public void Headers_beyond_the_limit_are_cut_and_reported()
    {
        string events = Events("Subject: 0123456789\n 1\n 2\n\nbody", MimeOptions.ReportTruncatedHeader, Limits with { HeaderBytes = 12 }, null);
        Assert.StartsWith("! TruncatedHeader Subject: 0123456789\nH Primary Subject: 0123456789\n", events);
    }

    [Fact]
    public void Nesting_is_limited()
    {
        StringBuilder message = new("Content-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < 5; i++)
            message.Append($"--b{i}\nContent-Type: multipart/mixed; boundary=b{i + 1}\n\n");
        Assert.Contains("! Nesting Content-Type: multipart/mixed; boundary=b3", Events(message.ToString(), MimeOptions.ReportNesting, Limits with { Nesting = 1 }, null));
    }

    [Fact]
    public void Long_boundaries_are_compared_up_to_the_limit()
    {
        string events = Events("Content-Type: multipart/mixed; boundary=abcdef\n\n--abcxxx\nX: y\n", MimeOptions.None, Limits with { BoundaryBytes = 3 }, null);
        Assert.Contains("H Multipart X: y", events);
    }

    [Theory]
    [InlineData(MimeOptions.None)]
    [InlineData(MimeOptions.Downgrade)]
    public void Lines_may_come_in_pieces(MimeOptions options)
    {
        const string Message = "Subject: some\n text\nContent-Type: multipart/x; boundary=bb\nContent-Transfer-Encoding: 8bit\n\n--bb\nContent-Transfer-Encoding: 8bit\nA: b\n\nsome caf\u00E9 text \n\n--bb--\nend";
        string whole = Events(Message, options, Limits, null);
        for (int piece = 27; piece < 60; piece++) // Not within a header name: input lines are longer than that.
            Assert.Equal(Joined(whole), Joined(Events(Message, options, Limits, piece)));
    }

    [Fact]
    public void Random_text_passes_unchanged()
    {
        Random random = new(9);
        string[] pieces = ["Content-Type: multipart/x; boundary=b", "Content-Type: message/rfc822", "Content-Type: (", "--b", "--b--", "X: \u00E9", "", " y", "\0", "text", "Content-Transfer-Encoding: binary"];
        for (int round = 0; round < 2000; round++)
        {
            List<string> lines = [.. Enumerable.Range(0, random.Next(20)).Select(_ => pieces[random.Next(pieces.Length)])];
            string events = Events(string.Join('\n', lines), MimeOptions.None, Limits, null);
            var text = events.Split('\n').Where(line => line.StartsWith("H ") || line.StartsWith("B "))
                .SelectMany(line => line.Split(' ', 3)[2].Split("\\n"));
            Assert.Equal(string.Join('\n', lines).Replace("\n", ""), string.Concat(text));
        }
    }

    [Theory]
    [InlineData("7bit bytes", "")]
    [InlineData("To: x", "To")]
    [InlineData("to \t:x", "To")]
    [InlineData("RESENT-FROM", "Resent-From")]
    [InlineData("X-Unknown: y", "")]
    public void Known_headers_are_found_by_name(string header, string name) =>
        Assert.Equal(name, HeaderName.Find(Encoding.Latin1.GetBytes(header))?.Name ?? "");

    [Theory]
    [InlineData("To: x", 2)]
    [InlineData("To \t: x", 2)]
    [InlineData("To x: y", 0)]
    [InlineData(": x", 0)]
    [InlineData("To", 0)]
    [InlineData("To ", 0)]
    [InlineData("T\u00E9: x", 0)]
    [InlineData(" To: x", 0)]
    [InlineData("", 0)]
    public void A_header_begins_with_a_name_and_a_colon(string line, int length) =>
        Assert.Equal(length, HeaderName.NameLength(Encoding.Latin1.GetBytes(line)));

    private static void AssertEvents(string message, string expected, MimeOptions options = MimeOptions.None) =>
        Assert.Equal(Unescape(expected), Events(Unescape(message), options, Limits, null));

    private static string Unescape(string text) => text.Replace("\r", "").Replace("\\xE9", "\u00E9").Replace("\\x20", " ");

    private static string Events(string message, MimeOptions options, MimeLimits limits, int? piece)
    {
        Recorder recorder = new();
        MimeParser<Recorder> parser = new(recorder, options, limits);
        foreach (string line in message.Split('\n'))
        {
            byte[] bytes = Encoding.Latin1.GetBytes(line);
            int at = 0;
            for (; piece is { } size && bytes.Length - at > size; at += size)
                parser.Feed(RecordType.ContinuedLine, bytes.AsSpan(at, size));
            parser.Feed(RecordType.Line, bytes.AsSpan(at));
        }
        parser.Finish();
        return string.Join('\n', recorder.Events);
    }

    /// <summary>Joins continued lines again, and leaves out the offsets, which count the pieces.</summary>
    private static string Joined(string events)
    {
        StringBuilder result = new();
        bool continued = false;
        foreach (string line in events.Split('\n'))
        {
            bool isBody = line.StartsWith("B ") || line.StartsWith("L ");
            string text = isBody ? line.Split(' ', 3)[2] : line;
            result.Append(continued ? text : isBody ? "\nB " + text : "\n" + line);
            continued = line.StartsWith("L ");
        }
        return result.ToString();
    }

    private sealed class Recorder : IMimeSink
    {
        public List<string> Events { get; } = [];

        public void Header(MimeSection section, HeaderName? name, ReadOnlySpan<byte> text) => Events.Add($"H {section} {Text(text)}");

        public void EndOfHeaders() => Events.Add("HEADERS END");

        public void Body(RecordType type, ReadOnlySpan<byte> text, long offset) =>
            Events.Add($"{(type == RecordType.Line ? 'B' : 'L')} {offset} {Text(text)}");

        public void EndOfBody() => Events.Add("BODY END");

        public void Violation(MimeErrors error, ReadOnlySpan<byte> text) => Events.Add($"! {error} {Text(text)}");

        private static string Text(ReadOnlySpan<byte> text) => Encoding.Latin1.GetString(text).Replace("\n", "\\n");
    }
}
