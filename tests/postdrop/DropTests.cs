using System.Text;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Postdrop;
using Postfix.Services;

namespace Postfix.Tests.Postdrop;

/// <summary>The conversation with a caller, in a spool of its own.</summary>
public sealed class DropTests : IDisposable
{
    private const int ReadyMode = 0x1E4; // 0744

    private readonly RecordedLog _log = new();
    private readonly string _spool = Directory.CreateTempSubdirectory("postdrop").FullName;
    private readonly string _previous = FileSystem.CurrentDirectory();

    public DropTests()
    {
        Directory.CreateDirectory($"{_spool}/maildrop");
        Directory.CreateDirectory($"{_spool}/public");
        FileSystem.ChangeDirectory(_spool);
    }

    public void Dispose()
    {
        FileSystem.ChangeDirectory(_previous);
        Directory.Delete(_spool, recursive: true);
    }

    [Fact]
    public void A_complete_message_is_kept_and_announced()
    {
        (CleanupStatus status, string replies) = Run("A:rewrite_context=local|S:me|R:you|M:|N:hello|X:|E:");

        string file = Assert.Single(Directory.GetFiles($"{_spool}/maildrop"));
        Assert.Equal(CleanupStatus.Ok, status);
        Assert.Equal($"protocol=postdrop_protocol queue_id={Path.GetFileName(file)}; status=0 reason=;", replies);
        Assert.Equal(ReadyMode, FileSystem.TryStatus(file)!.Value.Permissions);
        Assert.Matches(@"^T:\d+ \d+\|A:rewrite_context=local\|S:me\|R:you\|M:\|N:hello\|X:\|E:$", Content(file));
    }

    [Fact]
    public void What_only_the_mail_system_may_say_is_left_out()
    {
        Run("A:encoding=8bit|A:trace_flags=1024|A:trace_flags=256|A:log_client_name=liar|A:rewrite_context=evil|A:nothing|S:me|R:you|M:|X:|E:");
        Assert.EndsWith("|A:encoding=8bit|A:trace_flags=1024|S:me|R:you|M:|X:|E:", Content(Directory.GetFiles($"{_spool}/maildrop")[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("S:me|R:you|M:|N:hello")]
    [InlineData("S:me|R:you|M:|N:hello|X:")]
    public void A_caller_that_goes_away_cancels(string records)
    {
        (CleanupStatus status, string replies) = Run(records);
        Assert.Equal(CleanupStatus.Ok, status);
        Assert.DoesNotContain("status", replies);
        Assert.Empty(Directory.GetFiles($"{_spool}/maildrop"));
    }

    [Theory]
    [InlineData("R:you|M:|X:|E:")]
    [InlineData("S:me|M:|X:|E:")]
    public void A_message_needs_sender_and_recipient(string records)
    {
        (CleanupStatus status, string replies) = Run(records);
        Assert.Equal(CleanupStatus.Bad, status);
        Assert.EndsWith("status=1 reason=;", replies);
        Assert.Empty(Directory.GetFiles($"{_spool}/maildrop"));
    }

    [Theory]
    [InlineData("S:me|R:you|M:|C:1", "unexpected record type: 67")]
    [InlineData("T:1 1", "unexpected record type: 84")]
    [InlineData("S:me|L:filter", "unexpected record type: 76")]
    [InlineData("S:me|R:you|M:|R:late", "unexpected record type: 82")]
    [InlineData("S:me|R:you|M:|X:|N:text", "unexpected record type: 78")]
    [InlineData("S:me\nR:x", "null or line break in 'sender' record type: me\nR:x")]
    public void Records_that_no_sendmail_sends_are_fatal(string records, string message)
    {
        FatalException error = Assert.Throws<FatalException>(() => Run(records));
        Assert.Equal($"uid={Credentials.RealUid}: {message}", error.Message);
        Assert.Empty(Directory.GetFiles($"{_spool}/maildrop"));
    }

    [Theory]
    [InlineData("me@example.com", true)]
    [InlineData("ME+ext@example.com", true)]
    [InlineData("other@example.org", true)]
    [InlineData("", true)]
    [InlineData("other@example.com", false)]
    public void Users_may_be_held_to_their_own_senders(string sender, bool isAllowed)
    {
        string user = Users.Find(Credentials.RealUid)!.Name;
        (CleanupStatus status, string replies) = Run(
            $"S:{sender}|R:you|M:|X:|E:",
            ("local_login_sender_maps", $"inline:{{{{{user} = me@example.com, @example.org <>}}}}"), ("recipient_delimiter", "+"));
        Assert.Equal(isAllowed ? CleanupStatus.Ok : CleanupStatus.Denied, status);
        Assert.EndsWith(isAllowed ? "reason=;" : $"status=512 reason=not authorized to use sender='{sender}';", replies);
    }

    [Fact]
    public void A_record_that_is_cut_off_is_told()
    {
        Assert.Throws<FatalException>(() => Run("garbage\n"u8.ToArray()));
        Assert.Equal(["warning: stdin: unexpected EOF in data, record type 103 length 97"], _log.Lines);
    }

    [Fact]
    public void Whatever_a_caller_sends_nothing_incomplete_stays_behind()
    {
        Random random = new(3);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            if (Record.Exception(() => Run(bytes)) is { } error)
            {
                Assert.IsType<FatalException>(error);
            }

            Assert.Empty(Directory.GetFiles($"{_spool}/maildrop"));
        }
    }

    private (CleanupStatus Status, string Replies) Run(string records, params (string, string)[] settings) =>
        Run(Encode(records), settings);

    private (CleanupStatus Status, string Replies) Run(byte[] input, params (string, string)[] settings)
    {
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using (ours)
        {
            ours.WriteAll(input);
            Sockets.ShutdownSend(ours);
            CleanupStatus status;
            using (Channel caller = new(theirs, "caller"))
            {
                Lazy<Log> log = new(() => _log.Log);
                status = new Drop(Settings.FromValues(settings), log, caller, Credentials.RealUid).Run();
            }

            byte[] replies = new byte[1000];
            int length = ours.Read(replies);
            return (status, Describe(Encoding.Latin1.GetString(replies, 0, length)));
        }
    }

    private static byte[] Encode(string records)
    {
        using MemoryStream bytes = new();
        foreach (string record in records.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            bytes.WriteByte((byte)record[0]);
            bytes.WriteByte((byte)(record.Length - 2)); // all are shorter than 128 bytes
            bytes.Write(Encoding.Latin1.GetBytes(record[2..]));
        }

        return bytes.ToArray();
    }

    private static string Content(string path)
    {
        using FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadOnly);
        using RecordReader reader = new(new QueueFileRecords(file), PointerMode.Report);
        List<string> records = [];
        while (reader.Read())
        {
            records.Add($"{(char)(byte)reader.Type}:{reader.Text}");
        }

        return string.Join('|', records);
    }

    /// <summary>Lists of NUL-terminated names and values as "name=value name=value;".</summary>
    private static string Describe(string replies)
    {
        string[] words = replies.Split('\0');
        StringBuilder text = new();
        for (int i = 0; i + 1 < words.Length; i++)
        {
            text.Append(words[i].Length == 0 ? "; " : $"{words[i]}={words[++i]} ");
        }

        return text.ToString().Replace(" ;", ";").TrimEnd();
    }
}
