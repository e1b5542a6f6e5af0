namespace Postfix.Net;

/// <summary>What passes as a host name.</summary>
public enum HostNameForm
{
    /// <summary>Ordinary names.</summary>
    Plain,

    /// <summary>The first label may be <c>*</c>, as in the DNS.</summary>
    WildcardAllowed,

    /// <summary>Bytes above 127 count as letters: the name may be an internationalised one in UTF-8.</summary>
    International,
}
