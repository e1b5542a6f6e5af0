namespace Postfix.Server;

/// <summary>How a daemon serves what arrives on its sockets; see the implementations in this folder.</summary>
public interface IService
{
    /// <summary>Serves until it is time to leave; returning ends the process, with success unless the host is told another exit status.</summary>
    void Run(ServiceHost host);
}
