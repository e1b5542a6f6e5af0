namespace Postfix.Postconf;

/// <summary>The columns of master.cf.</summary>
internal enum MasterField
{
    Service,
    Type,
    Private,
    Unprivileged,
    Chroot,
    Wakeup,
    ProcessLimit,
    Command,
}
