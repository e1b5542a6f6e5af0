using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>sasl_conn_t: one authentication, seen from one side.</summary>
internal sealed class SaslConnection : SafeHandle
{
    public SaslConnection(nint connection)
        : base(0, ownsHandle: true) => SetHandle(connection);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        nint connection = handle;
        LibSasl2.Dispose(ref connection);
        return true;
    }
}
