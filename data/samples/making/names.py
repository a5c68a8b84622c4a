"""Common Italian surnames and names. Drawn at random: nobody in the samples exists."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURNAMES = _words(
    """
    Abate Adamo Agostini Aiello Albanese Amato Amoroso Angelini Antonelli Arena Baldi Barbieri Barone Basile
    Battaglia Bellini Benedetti Berti Bianchi Bianco Bruno Calabrese Caputo Carbone Caruso Castelli Cattaneo
    Cirillo Colella Colombo Conte Conti Coppola Corsi Costa Costantini Cristiani Damiani De-Angelis De-Luca
    De-Marco De-Rosa De-Santis De-Simone Di-Marco Di-Stefano Donati Esposito Fabbri Falcone Farina Fava Ferrante
    Ferrara Ferrari Ferraro Ferretti Ferri Fiore Fontana Forte Franchi Fusco Galli Gallo Garofalo Gatti Gentile
    Germano Giordano Giorgi Giuliani Grassi Grasso Graziani Greco Grimaldi Guerra Guida Guidi Iacono Landi Leone
    Lombardi Lombardo Longo Lorusso Magri Mancini Manfredi Marchetti Marchi Mariani Marini Marino Marra Martelli
    Martinelli Martini Martino Mazza Mazzoni Mele Messina Milani Molinari Montanari Monti Morelli Moretti Morra
    Mosca Napoli Napolitano Negri Neri Olivieri Orlando Pace Pagano Palermo Palmieri Palumbo Parisi Pastore
    Pellegrini Pepe Perrone Pesce Piazza Pinto Piras Poli Ricci Ricciardi Rinaldi Riva Rizzi Rizzo Romano Romeo
    Rossetti Rossi Rossini Ruggeri Ruggiero Russo Sala Salerno Salvi Sanna Santini Santoro Sartori Serra Silvestri
    Sorrentino Spina Stella Testa Tosi Trevisan Valente Valentini Ventura Villa Villani Vitale Vitali Zanella
    Zanetti
    """
)
MEN = _words(
    """
    Alberto Alessandro Alessio Alfonso Andrea Angelo Antonio Bruno Carlo Carmelo Carmine Ciro Claudio Cosimo
    Cristian Daniele Dario Davide Diego Domenico Donato Emanuele Enrico Enzo Ettore Fabio Fabrizio Federico Felice
    Filippo Francesco Franco Gabriele Gaetano Gennaro Giacomo Gianluca Giorgio Giovanni Giulio Giuseppe Ignazio
    Ivan Leonardo Lorenzo Luca Luigi Marcello Marco Mario Massimo Matteo Maurizio Michele Mirko Nicola Paolo
    Pasquale Pietro Raffaele Renato Riccardo Roberto Rocco Salvatore Sandro Santo Sergio Silvio Simone Stefano
    Tommaso Umberto Valerio Vincenzo Vito Vittorio
    """
)
WOMEN = _words(
    """
    Adriana Alessandra Alessia Angela Anna Antonella Barbara Carla Carmela Caterina Chiara Cinzia Claudia Concetta
    Cristina Daniela Debora Donatella Elena Eleonora Elisa Emanuela Federica Filomena Francesca Giorgia Giovanna
    Giulia Giuseppina Grazia Ilaria Laura Lucia Luisa Manuela Mara Maria Marina Marta Martina Michela Monica Nadia
    Paola Patrizia Raffaella Rita Roberta Rosa Sabrina Sara Serena Silvia Simona Sonia Stefania Tiziana Valentina
    Valeria Vanessa Veronica
    """
)
