namespace Postfix.Sasl.Interop;

/// <summary>Needs of the library (SASL_CB_… of sasl.h).</summary>
internal static class SaslCallbackId
{
    public const nuint End = 0;
    public const nuint Log = 2;

    /// <summary>Where configuration files are.</summary>
    public const nuint ConfigurationPath = 5;

    /// <summary>Whom the client wants to act as.</summary>
    public const nuint User = 0x4001;

    /// <summary>Who the client is.</summary>
    public const nuint AuthName = 0x4002;

    public const nuint Password = 0x4004;
}
