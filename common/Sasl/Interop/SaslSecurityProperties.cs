using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>sasl_security_properties_t: which mechanisms may be used. Without a security layer, TLS being the one for mail.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SaslSecurityProperties(SaslSecurity flags)
{
    /// <summary>Number of the property for sasl_setprop.</summary>
    public const int Number = 101;

    public uint MinimumStrength;
    public uint MaximumStrength;
    public uint MaximumBuffer;
    public uint Flags = (uint)flags;
    public nint Names;
    public nint Values;
}
