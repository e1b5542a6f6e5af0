namespace Postfix.Tests.Lookup.Servers;

/// <summary>memcached.</summary>
public sealed class MemcachedServer : DatabaseServer
{
    protected override string[] Command => ["memcached", "-l", "127.0.0.1", "-p", $"{Port}", "-U", "0", "-m", "16", "-t", "2"];

    protected override void SetUp() => Start();
}
