using Postfix.Posix;

namespace Postfix.Delivery.Mailboxes;

/// <summary>Enhanced status codes for errors with mailboxes.</summary>
internal static class MailboxErrors
{
    /// <summary>The code for a system error; <paramref name="otherwise"/> when it is not one of the usual ones.</summary>
    public static string StatusOf(Errno error, string otherwise) => error switch
    {
        Errno.EAGAIN or Errno.ESTALE => "4.2.0",
        Errno.ENOSPC => "4.3.0",
        Errno.EDQUOT or Errno.EFBIG => "5.2.2",
        _ => otherwise,
    };
}
