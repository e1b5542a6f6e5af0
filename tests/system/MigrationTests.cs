namespace Postfix.Tests.System;

/// <summary>A site that moves away from Berkeley DB.</summary>
public sealed class MigrationTests : IDisposable
{
    // Only root may change anything on the way to a table that is made with root's rights; /tmp is everybody's.
    private readonly DirectoryInfo _tables = Directory.CreateDirectory($"/var/lib/postfix-net-{Guid.NewGuid():N}");

    public void Dispose() => _tables.Delete(recursive: true);

    [RootFact]
    public void An_alias_table_without_a_file_of_the_new_type_gets_one_when_it_is_looked_into()
    {
        string aliases = Path.Combine(_tables.FullName, "aliases");
        using MailSystem mail = new($"alias_maps = hash:{aliases}",
            "default_database_type = lmdb", "default_cache_db_type = lmdb", $"non_bdb_migration_allow_root_prefixes = {_tables}");
        File.WriteAllText(aliases, $"friend: {mail.Recipient}\n");
        Assert.Equal(0, mail.Command("postalias", "", "hash:" + aliases));
        Assert.True(File.Exists(aliases + ".db"));

        Assert.Equal(0, mail.Command("postfix", "", "non-bdb", "enable-reindex"));
        Assert.Equal("enable-reindex", mail.CommandOutput("postfix", "non-bdb", "status"));
        Assert.False(File.Exists(aliases + ".lmdb"));
        mail.Start();
        using SmtpDialog client = new(mail.Port);
        client.Say("EHLO client.example.test");
        Assert.True(client.Send("friend@mail.example.test", "found"), mail.Log);
        Arrivals.AssertOnce(mail, ["found"]);
        Assert.Contains($"successfully executed 'postalias lmdb:{aliases}' as uid 0", mail.Log, StringComparison.Ordinal);

        Assert.Equal(0, mail.Command("postfix", "", "non-bdb", "disable"));
        Assert.Equal("disable", mail.CommandOutput("postfix", "non-bdb", "status"));
        Assert.DoesNotContain("nbdb_reindex", mail.CommandOutput("postconf", "-M"), StringComparison.Ordinal);
    }

    [RootFact]
    public void A_table_of_a_user_gets_a_file_with_the_users_rights()
    {
        string path = Path.Combine(_tables.FullName, "users");
        Directory.CreateDirectory(path);
        string table = Path.Combine(path, "access");
        using MailSystem mail = new($"smtpd_sender_restrictions = check_sender_access hash:{table}",
            "default_database_type = lmdb", "default_cache_db_type = lmdb", $"non_bdb_migration_allow_user_prefixes = {_tables}");
        File.WriteAllText(table, "spammer@example.org REJECT no thanks\n");
        Assert.Equal(0, mail.Command("postmap", "", "hash:" + table));
        Assert.Equal(0, mail.Program("chown", "", "-R", "nobody:nogroup", path));
        Assert.Equal(0, mail.Command("postfix", "", "non-bdb", "enable-reindex"));
        mail.Start();
        using SmtpDialog client = new(mail.Port);
        client.Say("EHLO client.example.test");
        client.Say("MAIL FROM:<spammer@example.org>");
        Assert.StartsWith("554 5.7.1 <spammer@example.org>: Sender address rejected: no thanks", client.Say($"RCPT TO:<{mail.Recipient}@mail.example.test>"));
        Assert.Equal("nobody", mail.Answer("stat", "", "-c", "%U", table + ".lmdb").Trim());
    }
}
