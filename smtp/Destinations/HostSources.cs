namespace Postfix.SmtpClient.Destinations;

/// <summary>Where addresses of hosts are looked up (smtp_host_lookup), in this order.</summary>
[Flags]
internal enum HostSources
{
    None = 0,
    Dns = 1,
    Native = 2,
}
