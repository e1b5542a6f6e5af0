namespace Postfix.Services;

/// <summary>Parts of the mail system that bring mail into the queue.</summary>
[Flags]
public enum MailSources
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Submissions by sendmail(1).</summary>
    Sendmail = 1,

    /// <summary>smtpd(8).</summary>
    Smtpd = 2,

    /// <summary>qmqpd(8).</summary>
    Qmqpd = 4,

    /// <summary>Mail that local(8) sends on.</summary>
    Forward = 8,

    /// <summary>Notifications about mail (bounce(8)).</summary>
    Bounce = 16,

    /// <summary>Notices to the postmaster about errors.</summary>
    Notify = 32,

    /// <summary>Address probes (verify(8)).</summary>
    Verify = 64,

    /// <summary>All of them.</summary>
    All = Sendmail | Smtpd | Qmqpd | Forward | Bounce | Notify | Verify,
}
