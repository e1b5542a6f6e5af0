namespace Postfix.Smtpd.Restrictions;

/// <summary>Which senders the restrictions about login names refuse.</summary>
[Flags]
internal enum SenderLoginRule
{
    /// <summary>A client that is logged in, with a sender address that it does not own.</summary>
    NotOwned = 1 << 0,

    /// <summary>A client that is not logged in, with a sender address that has an owner.</summary>
    NotLoggedIn = 1 << 1,

    /// <summary>Only addresses that have an owner at all matter.</summary>
    OnlyOwned = 1 << 2,
}
