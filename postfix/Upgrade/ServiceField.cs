namespace Postfix.PostfixCommand.Upgrade;

/// <summary>The fields of a service in master.cf, in their order (master(5)).</summary>
internal enum ServiceField
{
    Name,
    Type,
    Private,
    Unprivileged,
    Chroot,
    Wakeup,
    ProcessLimit,
    Command,
}
