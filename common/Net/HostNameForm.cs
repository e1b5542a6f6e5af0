namespace Postfix.Net;

/// <summary>What passes as a host name.</summary>
public enum HostNameForm
{
    /// <summary>Ordinary names.</summary>
    Plain,

    /// <summary>The first label may be <c>*</c>, as in the DNS.</summary>
    WildcardAllowed,
}
