using Postfix.Logging;
using Postfix.Mail;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Tests.Messages;

public class EnvelopeReaderTests
{
    private readonly List<string> _log = [];
    private readonly MessageEntry _message = new(QueueId.Parse("ABC")!.Value, new MessageEnvelope(), 0)
    {
        ActiveSince = DateTimeOffset.UnixEpoch, Options = RunOptions.None,
    };

    private MessageEnvelope Envelope => _message.Envelope;

    [Fact]
    public void Reads_the_envelope_and_says_so()
    {
        List<RoutedRecipient>? batch = Read(new QueueFileText(recipients: 2));
        Assert.Equal(["r0@far.test", "r1@far.test"], batch!.Select(item => item.Recipient.Address));
        Assert.Equal("sender@example.test", Envelope.Sender);
        Assert.Equal("remote", Envelope.RewriteContext);
        Assert.Equal("ID0", Envelope.LogIdentity);
        Assert.Equal("client.example.test", Envelope.Client.Name);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000), Envelope.CreateTime);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000).AddMilliseconds(250), Envelope.ArrivalTime);
        Assert.Equal(["ABC: from=<sender@example.test>, size=20, nrcpt=2 (queue active)"], _log);
    }

    [Fact]
    public void Recipients_come_with_their_offset_original_address_and_dsn_wishes()
    {
        var file = new QueueFileText();
        file.Attribute("notify_flags", "6").Attribute("dsn_orig_rcpt", "rfc822;X@y").Recipient("x@far.test", "alias@here.test");
        file.Recipient("y@far.test");
        List<RoutedRecipient>? batch = Read(file);
        Assert.Equal(new DeliverRecipient("alias@here.test", "x@far.test", file.RecipientOffsets[0], "rfc822;X@y", 6), batch![0].Recipient);
        Assert.Equal(new DeliverRecipient("", "y@far.test", file.RecipientOffsets[1], "", 0), batch[1].Recipient);
    }

    [Fact]
    public void Done_and_cancelled_recipients_are_passed_over_with_what_belongs_to_them()
    {
        var file = new QueueFileText { ClaimedRecipients = 3 };
        file.Add(RecordType.OriginalRecipient, "a@b").Add(RecordType.DoneRecipient, "done@far.test");
        file.Attribute("notify_flags", "1").Add(RecordType.CancelledRecipient, "never@far.test").Recipient("left@far.test");
        DeliverRecipient left = Assert.Single(Read(file)!).Recipient;
        Assert.Equal(("", 0, "left@far.test"), (left.OriginalAddress, left.Notify, left.Address));
        Assert.Single(_log);
    }

    [Theory]
    [InlineData(QueueFlags.None)]
    [InlineData(QueueFlags.ReadAll)]
    public void Recipients_come_in_batches_but_all_else_at_once(QueueFlags flags)
    {
        var file = new QueueFileText(recipients: 10) { Flags = flags };
        file.Extracted().Attribute("encoding", "8bit").Recipient("late@far.test");
        byte[] bytes = file.ToBytes();
        List<string> all = [];
        List<int> sizes = [];
        do
        {
            List<RoutedRecipient> batch = Read(bytes, limit: 4)!;
            all.AddRange(batch.Select(item => item.Recipient.Address));
            sizes.Add(batch.Count);
            Assert.Equal("8bit", Envelope.Encoding);
            Assert.Equal(11 - all.Count, _message.UnreadRecipients);
        }
        while (_message.HasUnread);
        Assert.Equal([4, 4, 3], sizes);
        Assert.Equal(11, all.Distinct().Count());
    }

    [Fact]
    public void A_redirect_or_filter_in_the_extracted_segment_counts_for_the_first_batch()
    {
        var file = new QueueFileText(recipients: 10);
        file.Extracted().Add(RecordType.Filter, "scan:[127.0.0.1]:10025").Add(RecordType.Redirect, "boss@here.test");
        Read(file.ToBytes(), limit: 4);
        Assert.Equal("scan:[127.0.0.1]:10025", Envelope.Filter);
        Assert.Equal("boss@here.test", Envelope.RedirectTo);
    }

    [Fact]
    public void Warning_time_and_trace_flags_come_with_their_place()
    {
        var file = new QueueFileText();
        file.Attribute("trace_flags", "1024").Add(RecordType.WarningTime, "     1795003600").Recipient("x@far.test");
        Read(file);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_795_003_600), Envelope.WarningTime);
        Assert.Equal(DeliverRequestFlags.Record, Envelope.TraceFlags);
        byte[] bytes = file.ToBytes();
        Assert.Equal((byte)'A', bytes[Envelope.TraceFlagsOffset]);
        Assert.Equal((byte)'W', bytes[Envelope.WarningOffset]);
    }

    [Fact]
    public void A_warning_that_was_sent_is_not_due_again()
    {
        Read(new QueueFileText().Add(RecordType.WarningTime, "             -1").Recipient("x@far.test"), new EnvelopeOptions(ConfirmsDelayCleared: true));
        Assert.Null(Envelope.WarningTime);
        Assert.Equal(DeliverRequestFlags.DelayRecorded, Envelope.TraceFlags);
    }

    [Fact]
    public void Verp_makes_single_recipients_unless_the_request_is_bad()
    {
        Read(new QueueFileText().Add(RecordType.Verp, "+=").Recipient("x@far.test"));
        Assert.True(Envelope.WantsSingleRecipients);
    }

    [Theory]
    [InlineData("", "+=", "ABC: ignoring VERP request for null sender")]
    [InlineData("s@x", "+!", "ABC: ignoring bad VERP request: \"+!\"")]
    public void Bad_verp_requests_are_ignored(string sender, string delimiters, string complaint)
    {
        Read(new QueueFileText(sender).Add(RecordType.Verp, delimiters).Recipient("x@far.test"));
        Assert.False(Envelope.WantsSingleRecipients);
        Assert.Contains($"warning: {complaint}", _log);
    }

    [Fact]
    public void Logged_client_attributes_win_over_those_of_the_client_at_hand()
    {
        var file = new QueueFileText();
        file.Attribute("client_name", "filter.here.test").Attribute("client_address", "127.0.0.1").Recipient("x@far.test");
        Read(file);
        Assert.Equal(("client.example.test", ""), (Envelope.Client.Name, Envelope.Client.Address));
    }

    [Fact]
    public void Records_out_of_order_are_complained_about()
    {
        var file = new QueueFileText();
        file.Add(RecordType.OriginalRecipient, "one@x").Add(RecordType.OriginalRecipient, "two@x").Recipient("x@far.test");
        Assert.Equal("two@x", Assert.Single(Read(file)!).Recipient.OriginalAddress);
        Assert.Contains("warning: ABC: ignoring out-of-order original recipient <one@x>", _log);
    }

    [Fact]
    public void A_wrong_count_is_only_complained_about()
    {
        Assert.NotNull(Read(new QueueFileText(recipients: 2) { ClaimedRecipients = 5 }));
        Assert.Contains("warning: ABC: rcpt count mismatch (3)", _log);
        Assert.Equal(0, _message.UnreadRecipients);
    }

    [Fact]
    public void Files_of_the_first_Postfix_are_read_too()
    {
        var sink = new MemoryRecords();
        using var writer = new RecordWriter(sink);
        writer.WriteNumber(RecordType.Size, 15);
        writer.Write(RecordType.ArrivalTime, "1000000000");
        writer.Write(RecordType.Sender, "s@x");
        writer.Write(RecordType.Recipient, "r@far.test");
        writer.WriteNumber(RecordType.Message, writer.Position + 17 + 6);
        writer.Write(RecordType.Line, "text");
        writer.Write(RecordType.Extracted);
        writer.Write(RecordType.Recipient, "late@far.test");
        writer.Write(RecordType.End);
        writer.Flush();
        List<RoutedRecipient>? batch = Read(sink.ToArray(), limit: 100);
        Assert.Equal(["r@far.test", "late@far.test"], batch!.Select(item => item.Recipient.Address));
        Assert.Equal(["ABC: from=<s@x>, size=6, nrcpt=2 (queue active)"], _log);
    }

    [Fact]
    public void Without_sender_a_file_is_corrupt()
    {
        Assert.Null(Read(new QueueFileText(sender: null, recipients: 1)));
        Assert.Contains("warning: ABC: message rejected: missing sender record", _log);
    }

    [Fact]
    public void Without_end_a_file_is_corrupt_and_the_message_as_before()
    {
        byte[] bytes = new QueueFileText(recipients: 3).ToBytes(complete: false);
        Assert.Null(Read(bytes, limit: 100));
        Assert.Contains("warning: ABC: message rejected: missing end record", _log);
        Assert.Equal((0L, 0), (_message.UnreadOffset, _message.UnreadRecipients));
    }

    [Fact]
    public void A_record_where_it_may_not_stand_makes_a_file_corrupt()
    {
        Assert.Null(Read(new QueueFileText(recipients: 1).Add(RecordType.CleanupFlags, "1")));
        Assert.Contains(_log, line => line.StartsWith("warning: Unexpected record type 'f' at offset "));
    }

    [Fact]
    public void Any_truncation_or_damage_is_survived()
    {
        byte[] bytes = new QueueFileText(recipients: 20).ToBytes();
        var random = new Random(3);
        for (int i = 0; i < 3000; i++)
        {
            byte[] damaged = i % 2 == 0 ? bytes[..random.Next(bytes.Length)] : (byte[])bytes.Clone();
            if (i % 2 == 1)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var message = new MessageEntry(_message.QueueId, new MessageEnvelope(), 0) { ActiveSince = default, Options = RunOptions.None };
            for (int batches = 0; batches == 0 || (message.HasUnread && batches < 50); batches++)
            {
                if (!EnvelopeReader.TryRead(message, new MemoryRecords(damaged), 3, [], new EnvelopeOptions(), NewLog()))
                    break;
            }
        }
    }

    private List<RoutedRecipient>? Read(QueueFileText file, EnvelopeOptions? options = null) => Read(file.ToBytes(), 1000, options);

    /// <summary>The recipients; null when the file is corrupt.</summary>
    private List<RoutedRecipient>? Read(byte[] file, int limit, EnvelopeOptions? options = null)
    {
        List<RoutedRecipient> batch = [];
        return EnvelopeReader.TryRead(_message, new MemoryRecords(file), limit, batch, options ?? new EnvelopeOptions(), NewLog()) ? batch : null;
    }

    private QueueManagerLog NewLog() => new(new Log(verbosity: 0, new CapturedLines(_log)), AddressLogForm.External);
}
