namespace Postfix.Tests.System;

/// <summary>Mail whose addresses are in a database.</summary>
public sealed class DatabaseTableTests
{
    [Fact]
    public void An_alias_in_a_database_is_known_while_the_database_is_there()
    {
        using Redis redis = new();
        using MailSystem mail = new("virtual_alias_maps = proxy:redis:$config_directory/aliases.cf");
        mail.Write("aliases.cf", $"hosts = 127.0.0.1:{redis.Port}\nretry_interval = 1\n");
        redis.Start(("friend@mail.example.test", mail.Recipient));
        mail.Start();
        using SmtpDialog client = new(mail.Port);
        client.Say("EHLO client.example.test");
        Assert.StartsWith("550 ", Ask(client, "stranger"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", Ask(client, "friend"), StringComparison.Ordinal);

        redis.Kill();
        Assert.StartsWith("451 4.3.0 ", Ask(client, "friend"), StringComparison.Ordinal);
        Assert.StartsWith("451 4.3.0 ", Ask(client, "stranger"), StringComparison.Ordinal);
        // The line may still be on its way through postlogd when the client has its answer. What happens to the connection depends on
        // whether the server had a request then.
        string warning = $"warning: connect to redis server 127.0.0.1:{redis.Port}: Connection re";
        mail.Await(() => mail.Log.Contains(warning, StringComparison.Ordinal), warning);

        redis.Start(("friend@mail.example.test", mail.Recipient));
        mail.Await(() => Ask(client, "stranger").StartsWith("550 ", StringComparison.Ordinal), "database that is back");
        mail.Await(() => client.Say("RSET").StartsWith("250 ", StringComparison.Ordinal) && client.Send("friend@mail.example.test", "found"), "lookup by whoever has still to learn of that");
        Arrivals.AssertOnce(mail, ["found"]);
    }

    private static string Ask(SmtpDialog client, string user)
    {
        client.Say("RSET");
        client.Say($"MAIL FROM:<{SmtpDialog.Sender}>");
        string reply = client.Say($"RCPT TO:<{user}@mail.example.test>");
        client.Say("RSET");
        return reply;
    }
}
