namespace Postfix.Sasl;

/// <summary>What a mechanism must or must not be (postconf(5), smtp_sasl_security_options). The values are those of libsasl2.</summary>
[Flags]
public enum SaslSecurity
{
    /// <summary>Any mechanism will do.</summary>
    None = 0,

    /// <summary>None that shows the password to whoever listens.</summary>
    NoPlaintext = 1 << 0,

    /// <summary>None that falls to an active attack.</summary>
    NoActive = 1 << 1,

    /// <summary>None that falls to guessing from a word list.</summary>
    NoDictionary = 1 << 2,

    /// <summary>Only those with forward secrecy.</summary>
    ForwardSecrecy = 1 << 3,

    /// <summary>None that lets everybody in.</summary>
    NoAnonymous = 1 << 4,

    /// <summary>Only those in which each side proves who it is.</summary>
    MutualAuth = 1 << 6,
}
