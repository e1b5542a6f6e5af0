using Postfix.Lookup;
using Postfix.Lookup.Tables;

namespace Postfix.Tests.Lookup;

public sealed class PgsqlHostTests
{
    [Theory]
    [InlineData("host.example", "host.example", "")]
    [InlineData("inet:host.example:5433", "host.example", "5433")]
    [InlineData("[::1]:5433", "::1", "5433")]
    [InlineData("my_database:5433", "my_database", "5433")]
    [InlineData("unix:/run/postgresql", "/run/postgresql", "")]
    [InlineData("/run/postgresql", "/run/postgresql", "")]
    [InlineData("unix:/run/postgresql/.s.PGSQL.5433", "/run/postgresql", "5433")]
    public void A_host_has_a_name_and_perhaps_a_port(string text, string name, string port)
    {
        PgsqlHost host = new(text);
        Assert.False(host.IsUri);
        Assert.Equal((name, port), host.Split());
        Assert.Equal(text, host.Shown);
    }

    [Theory]
    [InlineData("unix:/run/postgresql", 0)]
    [InlineData("/run/postgresql", 0)]
    [InlineData("localhost", 1)]
    [InlineData("inet:host:1", 1)]
    [InlineData("postgresql:///db?host=/run", 2)]
    public void Sockets_come_first_and_uris_last(string text, int rank) => Assert.Equal(rank, new PgsqlHost(text).Rank);

    [Theory]
    [InlineData("postgresql://host", "postgresql://host")]
    [InlineData("postgres://user@host/db", "postgres://user@host/db")]
    [InlineData("postgresql://user:secret@host:5432/db", "postgresql://user@host:5432/db")]
    [InlineData("postgresql://user:se:cr@et@host", "postgresql://user@host")]
    [InlineData("postgresql://host:5432/db?user=a@b", "postgresql://host:5432/db?user=a@b")]
    [InlineData("postgresql:///db?host=/run&password=secret&sslmode=require", "postgresql:///db?host=/run&sslmode=require")]
    [InlineData("postgresql://host?sslpassword=secret", "postgresql://host?")]
    public void A_uri_is_shown_without_passwords(string uri, string shown)
    {
        PgsqlHost host = new(uri);
        Assert.True(host.IsUri);
        Assert.Equal(shown, host.Shown);
    }

    [Theory]
    [InlineData("host:port:5432")]
    [InlineData(":5432")]
    public void Other_forms_are_refused(string text) => Assert.Throws<TableException>(() => new PgsqlHost(text).Split());
}
