namespace Postfix.Services;

/// <summary>Which part of the mail system writes or forwards a message by itself.</summary>
public enum InternalMailSource
{
    /// <summary>Notifications about mail (bounce(8)).</summary>
    Bounce,

    /// <summary>Notices to the postmaster about errors.</summary>
    Notify,

    /// <summary>Mail that local(8) sends on.</summary>
    Forward,

    /// <summary>Address probes (verify(8)).</summary>
    Verify,
}
