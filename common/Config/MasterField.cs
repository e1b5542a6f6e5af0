namespace Postfix.Config;

/// <summary>The fields of a service in master.cf, in their order (master(5)).</summary>
public enum MasterField
{
    /// <summary>The service's name, or its address.</summary>
    Service,

    /// <summary>The kind of its socket.</summary>
    Type,

    /// <summary>Whether only the mail system can reach it.</summary>
    Private,

    /// <summary>Whether it runs without root's rights.</summary>
    Unprivileged,

    /// <summary>Whether it is confined to the queue directory.</summary>
    Chroot,

    /// <summary>How often it is woken up.</summary>
    Wakeup,

    /// <summary>How many processes it may have.</summary>
    ProcessLimit,

    /// <summary>The program and its arguments.</summary>
    Command,
}
