namespace Postfix.Tests.System;

/// <summary>The programs of a mail system and the services it has by default.</summary>
/// <param name="Commands">Folder of sendmail, postconf, …</param>
/// <param name="Daemons">Folder of master, smtpd, …</param>
/// <param name="MasterCf">Its usual master.cf.</param>
internal sealed record Installation(string Commands, string Daemons, string MasterCf)
{
    /// <summary>What `make` built.</summary>
    public static Installation Ours { get; } = new(
        MailSystem.PathOf("usr/sbin"), MailSystem.PathOf("usr/lib/postfix/sbin"), MailSystem.PathOf("etc/postfix/master.cf"));
}
