using Postfix.Services;

namespace Postfix.SmtpClient.Tests;

public class ConnectionReuseTests
{
    private const string Message = """
        C: MAIL FROM:<from@here.example>
        S: 250 Ok
        C: RCPT TO:<one@there.example>
        S: 250 Ok
        C: DATA
        S: 354 go on
        data
        S: 250 2.0.0 taken
        """;

    private const string Hello = """
        S: 220 server
        C: EHLO me.example
        S: 250 server

        """;

    [Fact]
    public void The_next_message_goes_over_the_same_connection()
    {
        using ScriptedServer server = new($"{Hello}{Message}\nC: RSET\nS: 250 Ok\n{Message}\nC: QUIT");
        using ClientUnderTest client = new();
        using TestMessage message = new();
        Assert.Single(client.Deliver(message, Request(message, server, DeliverRequestFlags.ConnectionLoad | DeliverRequestFlags.ConnectionStore)).Lines);
        DeliverRequest second = Request(message, server, DeliverRequestFlags.ConnectionLoad);
        RecordedReports reports = client.Deliver(message, second);
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 2.0.0 sent (250 2.0.0 taken)"], reports.Lines);
    }

    [Fact]
    public void A_dead_connection_is_replaced_by_a_fresh_one()
    {
        using ScriptedServer server = new($"{Hello}{Message}\n---\n{Hello}{Message}\nC: QUIT");
        using ClientUnderTest client = new(("smtp_connection_cache_destinations", "127.0.0.1"), ("smtp_connection_reuse_count_limit", "1"));
        using TestMessage message = new();
        client.Deliver(message, Request(message, server, DeliverRequestFlags.None));
        RecordedReports reports = client.Deliver(message, Request(message, server, DeliverRequestFlags.None));
        client.Dispose(); // closes what was kept
        server.Finish();
        Assert.Equal([$"one@there.example {server.Relay} 2.0.0 sent (250 2.0.0 taken)"], reports.Lines);
    }

    [Fact]
    public void A_connection_that_nobody_needs_is_closed_after_a_while()
    {
        using ScriptedServer server = new($"{Hello}{Message}\nC: QUIT\neof");
        using ClientUnderTest client = new(("smtp_connection_cache_time_limit", "1s"));
        using TestMessage message = new();
        client.Deliver(message, Request(message, server, DeliverRequestFlags.ConnectionStore));
        server.Finish();
    }

    [Fact]
    public void A_connection_is_used_a_limited_number_of_times()
    {
        using ScriptedServer server = new($"{Hello}{Message}\nC: RSET\nS: 250 Ok\n{Message}\nC: QUIT");
        using ClientUnderTest client = new(("smtp_connection_cache_destinations", "127.0.0.1"), ("smtp_connection_reuse_count_limit", "1"));
        using TestMessage message = new();
        client.Deliver(message, Request(message, server, DeliverRequestFlags.None));
        client.Deliver(message, Request(message, server, DeliverRequestFlags.None));
        server.Finish();
    }

    [Fact]
    public void Garbage_makes_a_connection_unfit_for_further_use()
    {
        using ScriptedServer server = new(Hello + Message.Replace("S: 250 2.0.0 taken", "S: what\nS: 250 2.0.0 taken") + "\nC: QUIT");
        using ClientUnderTest client = new();
        using TestMessage message = new();
        client.Deliver(message, Request(message, server, DeliverRequestFlags.ConnectionStore));
        server.Finish();
    }

    [Fact]
    public void Many_deliveries_at_once_share_connections_but_nothing_else()
    {
        const int threads = 12, messages = 20;
        using AcceptingServer server = new();
        using ClientUnderTest client = new(("smtp_connection_cache_destinations", "127.0.0.1"));
        List<string> outcomes = [];
        Thread[] senders = [.. Enumerable.Range(0, threads).Select(number => new Thread(() => Send(number)))];
        Array.ForEach(senders, sender => sender.Start());
        Array.ForEach(senders, sender => sender.Join());
        Assert.Equal(threads * messages, server.Messages);
        Assert.Equal(threads * messages, outcomes.Count(outcome => outcome.Contains(" 2.0.0 sent (250 2.0.0 taken)", StringComparison.Ordinal)));
        Assert.InRange(server.Connections, 1, threads);

        void Send(int number)
        {
            using TestMessage message = new($"Subject: {number}\n\n{new string('x', number * 1000)}\n");
            for (int count = 0; count < messages; count++)
            {
                RecordedReports reports = client.Deliver(message, message.Request(server.Nexthop, $"{number}-{count}@there.example"));
                lock (outcomes)
                    outcomes.AddRange(reports.Lines);
            }
        }
    }

    private static DeliverRequest Request(TestMessage message, ScriptedServer server, DeliverRequestFlags flags) =>
        message.Request(server.Nexthop, "one@there.example") with { Flags = flags };
}
