using Postfix.Cli;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Qshape;
using Postfix.Tests.Cli;

namespace Postfix.Tests.Qshape;

public sealed class QshapeCommandTests : IDisposable
{
    private const int Ready = QueueFileMode.Ready;

    private readonly TemporaryDirectory _directory = new();
    private int _files;

    public QshapeCommandTests()
    {
        foreach (string queue in (string[])["incoming", "active", "deferred"])
            Directory.CreateDirectory(_directory / $"spool/{queue}");
        _directory.Write("main.cf", $"compatibility_level = 3.6\nqueue_directory = {_directory / "spool"}\n");
    }

    public void Dispose() => _directory.Dispose();

    // What Debian's script prints for such a queue.
    [Fact]
    public void The_table_counts_recipients_of_incoming_and_active_mail()
    {
        Add("incoming", minutes: 1, "a@one.example", "x@B.example", "y@c.example.");
        Add("active", minutes: 15, "", "x@b.example", "LOCAL");
        Add("active", minutes: 4000, "a@b", "", "x@averyveryveryveryveryverylongdomainname.averyveryveryveryverylongdomain.example");
        Add("deferred", minutes: 1, "a@b", "x@deferred.example");
        Assert.Equal(
            """
                                                     T  5 10 20 40 80 160 320 640 1280 1280+
                                              TOTAL  6  2  0  2  0  0   0   0   0    0     2
                                          b.example  2  1  0  1  0  0   0   0   0    0     0
                                              local  1  0  0  1  0  0   0   0   0    0     0
                                          c.example  1  1  0  0  0  0   0   0   0    0     0
                                      MAILER-DAEMON  1  0  0  0  0  0   0   0   0    0     1
            +veryveryveryveryverylongdomain.example  1  0  0  0  0  0   0   0   0    0     1

            """,
            Run().Output);
    }

    [Fact]
    public void Senders_are_counted_once_for_each_message()
    {
        Add("active", minutes: 1, "a@One.example", "x@b", "y@b");
        Add("active", minutes: 1, "", "x@b");
        Assert.Equal(["T 0+", "TOTAL 2 2", "one.example 1 1", "MAILER-DAEMON 1 1"], Rows("-s", "-b", "1"));
    }

    [Fact]
    public void Parents_of_enough_subdomains_have_a_row_that_leaves_out_their_own_mail()
    {
        Add("active", minutes: 1, "s@x", "a@one.par.example", "a@two.par.example", "a@par.example", "a@deep.two.par.example");
        Assert.Equal(
            ["TOTAL 4", ".par.example 3", "par.example 1", "one.par.example 1", "two.par.example 1", "deep.two.par.example 1"],
            Rows("-p", "-m", "2", "-b", "1").Skip(1).Select(row => row[..row.LastIndexOf(' ')]));
        Assert.DoesNotContain(Rows("-p", "-m", "3", "-b", "1"), row => row.StartsWith('.'));
    }

    [Fact]
    public void Intervals_are_equal_or_double()
    {
        Assert.Equal("T 10 20 30 30+", Rows("-l", "-t", "10", "-b", "4")[0]);
        Assert.Equal("T 10 20 40 40+", Rows("-t", "10", "-b", "4")[0]);
        Assert.Equal("T 0+", Rows("-b", "1")[0]);
    }

    [Fact]
    public void Names_give_way_to_counters_but_for_their_last_17_bytes()
    {
        Add("active", minutes: 1, "s@x", "a@aaaaaaaaaa.longdom.example");
        string[] lines = Run("-b", "17", "-p", "-m", "1").Output.Split('\n');
        Assert.StartsWith("+a.longdom.example  1", lines[3]);
        Assert.StartsWith("  .longdom.example  1", lines[2]);
    }

    [Fact]
    public void Queues_are_named_with_or_without_their_path_and_searched_in_their_hashed_directories()
    {
        Add("deferred/0/0", minutes: 1, "s@x", "a@hashed.example");
        Add("deferred", minutes: 1, "s@x", "a@plain.example");
        Assert.Equal(4, Rows("deferred").Length);
        Assert.Equal(Rows("deferred"), Rows(_directory / "spool/deferred"));
    }

    [Fact]
    public void Recipients_behind_the_content_count_and_those_that_are_done_do_not()
    {
        WriteFile("active", Ready, writer =>
        {
            WriteStart(writer, minutes: 1, "s@x", recipients: 3, contentOffset: 300, contentBytes: 100_000);
            writer.Write(RecordType.DoneRecipient, "a@done.example".AsSpan());
            writer.Write(RecordType.Recipient, "a@early.example".AsSpan());
            writer.Write(RecordType.Message);
        }, (100_300, writer =>
        {
            writer.Write(RecordType.Extracted);
            writer.Write(RecordType.Recipient, "a@late.example".AsSpan());
            writer.Write(RecordType.End);
        }));
        Assert.Equal(["TOTAL 2 2", "late.example 1 1", "early.example 1 1"], Rows("-b", "1").Skip(1));
    }

    [Fact]
    public void What_is_no_complete_message_is_passed_over_without_a_word()
    {
        Add("active", minutes: 1, "s@x", "a@good.example");
        WriteFile("active", QueueFileMode.Incomplete, writer => WriteMessage(writer, 1, "s@x", "a@unfinished.example"));
        WriteFile("active", Ready, writer => WriteStart(writer, 1, "s@x", 1, 0, 0));
        foreach (string content in (string[])["", "nothing that makes sense", "C\x7f", "R\xff\xff\xff\xff\xff\xff"])
        {
            _directory.Write($"spool/active/{++_files:X5}BAD", content);
            FileSystem.ChangeMode(_directory / $"spool/active/{_files:X5}BAD", Ready);
        }
        FileSystem.MakeFifo(_directory / "spool/active/ABCDEF", Ready);
        CommandRun run = Run("-b", "1");
        Assert.Equal("", run.Errors);
        Assert.Equal(3, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_queue_that_does_not_exist_is_a_warning()
    {
        CommandRun run = Run("nowhere");
        Assert.Equal("qshape: warning: Can't stat nowhere: No such file or directory\n", run.Errors);
        Assert.Equal(0, run.Status);
    }

    [Theory]
    [InlineData("-x", "qshape: Unknown option: x\n")]
    [InlineData("-b", "qshape: option requires an argument -- 'b'\n")]
    [InlineData("-h", "")]
    public void Bad_options_end_it_with_status_and_usage_of_the_script(string option, string complaint)
    {
        CommandRun run = Run(option);
        Assert.Equal(255, run.Status);
        Assert.StartsWith($"{complaint}Usage: qshape [ -s ] [ -p ] [ -m <min_subdomains> ] [ -l ]\n\t[ -b <bucket_count> ]", run.Errors);
        Assert.EndsWith("; the\nages double from column to column, with -l they grow by the first one.\n", run.Errors);
    }

    [Fact]
    public void A_number_that_makes_no_sense_is_the_default()
    {
        Assert.Equal(Run().Output, Run("-t", "x").Output);
        Assert.Equal("qshape: warning: bad number: x\n", Run("-t", "x").Errors);
        Assert.Equal(Run("-t", "1000").Output, Run("-t", "1e3").Output);
    }

    [Fact]
    public void A_message_whose_recipients_are_all_done_has_no_sender_that_counts()
    {
        Add("active", minutes: 1, "s@x", "a@b");
        WriteFile("active", Ready, writer =>
        {
            WriteStart(writer, minutes: 1, "done@y", recipients: 1, contentOffset: 0, contentBytes: 0);
            writer.Write(RecordType.DoneRecipient, "a@done.example".AsSpan());
            writer.Write(RecordType.Message);
            writer.Write(RecordType.Extracted);
            writer.Write(RecordType.End);
        });
        Assert.Equal(["x 1 1", "TOTAL 1 1"], Rows("-s", "-b", "1").Skip(1));
    }

    [Fact]
    public void Paths_need_no_configuration()
    {
        Add("active", minutes: 1, "s@x", "a@b");
        string[] rows = Rows("-b", "1", _directory / "spool/active");
        Assert.Equal(rows, Rows("-c", "/nowhere", "-b", "1", _directory / "spool/active"));
        Assert.Equal(rows, Rows("-c", "/nowhere", "-b", "1", _directory / "spool/active/000011"));
        Assert.Equal(1, Run("-c", "/nowhere", "active").Status);
    }

    [Fact]
    public void A_queue_without_a_name_is_none() =>
        Assert.Equal("qshape: warning: Can't stat : No such file or directory\n", Run("").Errors);

    [Fact]
    public void A_full_disk_is_an_error()
    {
        using FileDescriptor input = FileSystem.Open("/dev/null", OpenFlags.ReadOnly);
        using FileDescriptor full = FileSystem.Open("/dev/full", OpenFlags.WriteOnly);
        using FileDescriptor errors = FileSystem.Open(_directory / "errors", OpenFlags.WriteOnly | OpenFlags.Create, 0x1A4);
        foreach (string argument in (string[])["--help", _directory / "spool/active"])
            Assert.NotEqual(0, CommandHost.Run(new QshapeCommand(), [argument], new Terminal(input, full, errors)));
        Assert.Equal(2, File.ReadAllLines(_directory / "errors").Count(line => line.EndsWith("No space left on device", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_nobody_hears_its_usage_it_ends_as_well()
    {
        using FileDescriptor input = FileSystem.Open("/dev/null", OpenFlags.ReadOnly);
        using FileDescriptor full = FileSystem.Open("/dev/full", OpenFlags.WriteOnly);
        Assert.Equal(255, CommandHost.Run(new QshapeCommand(), ["-x"], new Terminal(input, full, full)));
    }

    private string[] Rows(params string[] arguments) =>
    [
        .. Run(arguments).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    private void Add(string queue, int minutes, string sender, params string[] recipients) =>
        WriteFile(queue, Ready, writer => WriteMessage(writer, minutes, sender, recipients));

    private void WriteFile(string queue, int mode, Action<RecordWriter> records, params (long Offset, Action<RecordWriter> Records)[] later)
    {
        Directory.CreateDirectory(_directory / $"spool/{queue}");
        string path = _directory / $"spool/{queue}/{++_files:X5}1";
        using (FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadWrite | OpenFlags.Create, mode))
        {
            foreach ((long offset, Action<RecordWriter> part) in later.Prepend((0, records)))
            {
                using RecordWriter writer = new(new QueueFileRecords(file), offset);
                part(writer);
                writer.Flush();
            }
        }
        FileSystem.ChangeMode(path, mode);
    }

    private static void WriteMessage(RecordWriter writer, int minutes, string sender, params string[] recipients)
    {
        WriteStart(writer, minutes, sender, recipients.Length, contentOffset: 0, contentBytes: 0);
        foreach (string recipient in recipients)
            writer.Write(RecordType.Recipient, recipient.AsSpan());
        writer.Write(RecordType.Message);
        writer.Write(RecordType.Extracted);
        writer.Write(RecordType.End);
    }

    private static void WriteStart(RecordWriter writer, int minutes, string sender, int recipients, long contentOffset, long contentBytes)
    {
        byte[] size = new byte[SizeRecord.Length];
        new SizeRecord(contentBytes, contentOffset, recipients, QueueFlags.None, contentBytes, Smtputf8Flags.None).Format(size);
        writer.Write(RecordType.Size, size);
        writer.Write(RecordType.ArrivalTime, $"{DateTimeOffset.UtcNow.AddMinutes(-minutes).ToUnixTimeSeconds()} 123456".AsSpan());
        writer.Write(RecordType.Sender, sender.AsSpan());
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of(new QshapeCommand(), _directory, arguments);
}
