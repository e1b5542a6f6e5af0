namespace Postfix.Config;

/// <summary>The second field of master.cf: how clients reach a service.</summary>
public enum ServiceType
{
    /// <summary>TCP; the service name is <c>[host:]port</c>.</summary>
    Inet,

    /// <summary>A UNIX-domain stream socket in <c>public/</c> or <c>private/</c>.</summary>
    Unix,

    /// <summary>A UNIX-domain datagram socket.</summary>
    UnixDatagram,

    /// <summary>A named pipe.</summary>
    Fifo,

    /// <summary>A UNIX-domain socket over which other processes hand in open connections.</summary>
    Pass,
}
